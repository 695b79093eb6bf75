import { fixedSecrets } from '../../../adapters/secrets/fixed.ts';
import type { EffectRef } from '../../../core/conversation/effect.ts';
import { AppError } from '../../../core/errors.ts';
import type { QueueName } from '../../../core/messages.ts';
import type { ConversationStore, PageReader } from '../../../core/ports.ts';
import { plainLinks } from '../../../evals/recording-ports.ts';
import { virtualClock } from '../../../evals/virtual-queues.ts';
import { converse } from '../../../functions/converse/handler.ts';
import { escalate } from '../../../functions/escalate/handler.ts';
import { http } from '../../../functions/http.ts';
import { notifyLead } from '../../../functions/notify-lead/handler.ts';
import { receive } from '../../../functions/receive/handler.ts';
import { reply } from '../../../functions/reply/handler.ts';
import { ring } from '../../../functions/ring/handler.ts';
import { slack } from '../../../functions/slack/handler.ts';
import { sweep } from '../../../functions/sweep/handler.ts';
import { monday } from '../../factories/clock.ts';

import { sequentialIds } from '../../factories/ids.ts';
import { chats, type Script } from './act.ts';
import { createArrivals } from './arrivals.ts';
import type { Breaks, Part, Worker } from './breaks.ts';
import { createFaults } from './faults.ts';
import { createInterleaver } from './interleaver.ts';
import { conversationOf } from './names.ts';
import { nothingObserved } from './observed.ts';
import { createPeople, signingSecret } from './people.ts';
import { recordedStore } from './recorded-store.ts';
import { configOf } from './settings.ts';
import { simCounters } from './sim-counters.ts';
import { simGuards } from './sim-guards.ts';
import { simLiveAgent } from './sim-liveagent.ts';
import { simMail } from './sim-mail.ts';
import { simKnowledge, simModel } from './sim-model.ts';
import { simQueues, type Workers } from './sim-queues.ts';
import { simSlack } from './sim-slack.ts';
import { simStore } from './sim-store.ts';
import { simTelemetry } from './sim-telemetry.ts';
import { createSweeps, simBookmarks } from './sweeps.ts';
import { createWire, wired } from './wire.ts';

const storeReads = new Set([
  'load',
  'getOwnership',
  'getEffect',
  'findConversation',
  'findOverdue',
  'history',
]);

/** What a script says of the world before anything happens in it. */
export type Circumstances = Pick<Script, 'setting' | 'weather' | 'skews' | 'delays'>;

/** The production handlers over simulated ports, in virtual time, with everything that happens written down. */
export const createWorld = (
  breaks: Breaks = {},
  { setting = 'usual', weather, skews, delays }: Circumstances = {},
) => {
  const clock = virtualClock(monday);
  const observed = nothingObserved();
  const config = configOf(setting);
  const trace = (line: string) => {
    observed.trace.push(`${((clock.now() - monday) / 1000).toFixed(3)} ${line}`);
  };
  let orders = 0;
  const order = () => {
    orders += 1;
    return orders;
  };
  const interleaver = createInterleaver(clock, trace);
  const faults = createFaults(weather ?? [], clock);
  const wire = createWire(interleaver, faults, trace);
  /** The clock of the machine that asks. */
  const theirClock = { now: () => clock.now() + (interleaver.running()?.skew ?? 0) };
  const between = () => interleaver.gate('store.load, second read');
  const stored = simStore({ retentionDays: 90, clock: theirClock, between });
  const owner = (chat: string) => stored.getOwnership(conversationOf(chat));
  /** The effect that each run of a worker holds a lease of. */
  const inHand = new Map<number, EffectRef>();
  const run = () => interleaver.running()?.id ?? 0;

  const recorded = recordedStore(stored, { observed, trace, order, run, now: clock.now, inHand });

  let workersRun = 0;
  const skew = (): number => {
    workersRun += 1;
    return skews?.[(workersRun - 1) % Math.max(1, skews.length)] ?? 0;
  };

  const liveAgent = simLiveAgent(clock, { setting, chats: [...chats], wire, owner, order });
  const slackSim = simSlack(clock, { wire, order });
  const { mail, mails } = simMail({
    wire,
    order,
    inHand: () => ({ run: run(), effect: inHand.get(run()) }),
  });
  const sqs = simQueues(clock, interleaver, skew);
  const asItIs = <Port>(port: Port): Port => port;
  const storeOf = (part: Part): ConversationStore =>
    wired(wire, 'store', breaks.store?.(part, recorded, { helpDesk: liveAgent.helpDesk }) ?? recorded, {
      reads: storeReads,
      odd: (kind, effect, name) => (kind === 'conflict' && name === 'commit' ? 'version_changed' : effect()),
    });
  const workerOf = (queue: QueueName, worker: Worker): Worker => breaks.worker?.(queue, worker) ?? worker;
  const telemetry = simTelemetry(observed);
  const guards = simGuards(theirClock, { wire, sleep: interleaver.sleep, telemetry });
  const teamChat = (breaks.teamChat ?? asItIs)(slackSim.teamChat);
  const shared = {
    config,
    counters: wired(wire, 'store', simCounters(theirClock), { reads: new Set() }),
    clock: theirClock,
    telemetry,
    ids: sequentialIds(),
    helpDesk: guards.helpDesk(liveAgent.helpDesk, 'brief'),
    teamChat: guards.teamChat(teamChat),
    queues: wired(wire, 'queues', (breaks.queues ?? asItIs)(sqs.queues), {
      reads: new Set(),
      odd: async (kind, effect) => {
        await effect();
        if (kind === 'twice') await effect();
      },
    }),
    redelivery: wired(wire, 'queues', sqs.redelivery, { reads: new Set() }),
    transcriptLinks: wired(wire, 'links', plainLinks, { reads: new Set(['sign', 'open']) }),
    leaseMs: 30_000,
  };
  const pageReader: PageReader = {
    read: async (url) => {
      observed.pages.push({ url, said: observed.said.map(({ text }) => text) });
      throw new AppError('unavailable', 'no page answers');
    },
  };
  const workers: Workers = {
    inbox: workerOf(
      'inbox',
      converse({
        ...shared,
        store: storeOf('converse'),
        model: guards.model(simModel(wire)),
        knowledge: wired(wire, 'knowledge', simKnowledge, { reads: new Set(['search']) }),
        pageReader,
        detector: { detect: () => undefined },
      }),
    ),
    replies: workerOf(
      'replies',
      reply({
        ...shared,
        store: storeOf('reply'),
        helpDesk: guards.helpDesk((breaks.helpDesk ?? asItIs)(liveAgent.helpDesk), 'at_once'),
        patientHelpDesk: shared.helpDesk,
      }),
    ),
    escalations: workerOf('escalations', escalate({ ...shared, store: storeOf('escalate') })),
    leads: workerOf(
      'leads',
      notifyLead({ ...shared, store: storeOf('leads'), mail: (breaks.mail ?? asItIs)(mail) }),
    ),
    timers: workerOf('timers', ring({ ...shared, store: storeOf('timers') })),
  };
  const secrets = wired(
    wire,
    'secrets',
    fixedSecrets({
      slack: { botToken: 'xoxb-simulation', signingSecret },
      liveagent_webhook: { current: 'webhook' },
    }),
    { reads: new Set(['get']) },
  );
  const sweeps = createSweeps(
    clock,
    interleaver,
    (breaks.sweep ?? asItIs)(
      sweep({
        ...shared,
        store: storeOf('sweep'),
        bookmarks: wired(wire, 'store', simBookmarks(monday), { reads: new Set(['get']) }),
        helpDeskChanges: (breaks.changes ?? asItIs)(liveAgent.changes),
      }),
    ),
    { skew, trace },
  );
  const arrivals = createArrivals(
    clock,
    interleaver,
    {
      receive: receive({ ...shared, secrets }),
      slack: http(
        shared.telemetry,
        (breaks.slack ?? asItIs)(
          slack({
            ...shared,
            teamChat,
            store: storeOf('slack'),
            secrets,
            responders: config.slack.responders,
            hours: config.escalation.hours,
            files: config.slack.files,
            fileLinks: wired(
              wire,
              'links',
              { sign: async (file: string) => `https://frontdesk.example/files/${file}` },
              { reads: new Set(['sign']) },
            ),
          }),
        ),
      ),
    },
    { onBug: (error) => observed.bugs.push(String(error)), trace, skew, delays: delays ?? [] },
  );
  const people = createPeople({
    clock,
    observed,
    liveAgent,
    slack: slackSim,
    owner,
    order,
    send: arrivals.send,
  });
  return {
    clock,
    setting,
    /** Whether the clocks of its machines differ. */
    skewed: (skews ?? []).some((ahead) => ahead !== 0),
    observed,
    trace,
    interleaver,
    faults,
    stored,
    liveAgent,
    slack: slackSim,
    sqs,
    workers,
    mails,
    arrivals,
    sweeps,
    people,
    owner,
  };
};

export type World = ReturnType<typeof createWorld>;
