import { DatabaseSync } from 'node:sqlite';
import { sqliteCircuits } from '../adapters/circuits/sqlite.ts';
import { sqliteConversations } from '../adapters/conversations/sqlite.ts';
import { sqliteCounters } from '../adapters/counters/sqlite.ts';
import { tinyldDetector } from '../adapters/language/tinyld.ts';
import type { WebPage } from '../core/assistant/web-page.ts';
import { guardedModel, guardedTeamChat } from '../core/circuits/guarded-ports.ts';
import type { FrontdeskConfig } from '../core/config.ts';
import type { Visitor } from '../core/conversation/conversation.ts';
import type { HelpDeskConversation } from '../core/help-desk/help-desk-conversation.ts';
import type { Ids, Knowledge, Model } from '../core/ports.ts';
import { converse } from '../functions/converse/handler.ts';
import { escalate } from '../functions/escalate/handler.ts';
import { notifyLead } from '../functions/notify-lead/handler.ts';
import { reply } from '../functions/reply/handler.ts';
import { ring } from '../functions/ring/handler.ts';
import type { ModelFailure } from './golden.ts';
import {
  plainLinks,
  recordingHelpDesk,
  recordingKnowledge,
  recordingMail,
  recordingModel,
  recordingPageReader,
  recordingTeamChat,
  recordingTelemetry,
} from './recording-ports.ts';
import { recordingStore } from './recording-store.ts';
import { virtualClock, virtualQueues, type Workers } from './virtual-queues.ts';
import { emptyRecord } from './world-record.ts';
import { type Person, type Press, type Responder, slackNames, teamIn } from './world-team.ts';

const conversation = 'liveagent:tick1234';

export interface WorldOptions {
  config: FrontdeskConfig;
  model: Model;
  /** The model port where it fails so. */
  failing?: (how: ModelFailure) => Model;
  /** What the help desk tells. */
  visitor: { language?: string; page?: string; visitor: Visitor };
  knowledge: Knowledge;
  pages: Record<string, WebPage>;
  /** Milliseconds since the Unix epoch; 2 March 2026, 9:00 UTC where left out. */
  startsAt?: number;
  /** A clock that runs while the model thinks; without one, models take no time. */
  nowMs?: () => number;
}

const sequentialIds = (): Ids => {
  let last = 0;
  return {
    next: () => {
      last += 1;
      return `id-${String(last).padStart(4, '0')}`;
    },
  };
};

/** One conversation over the real turn, store and workers in virtual time; what they would send out is written down. */
export const createWorld = (options: WorldOptions) => {
  const { config, visitor } = options;
  const record = emptyRecord();
  const clock = virtualClock(options.startsAt ?? Date.UTC(2026, 2, 2, 9));
  const ticket: HelpDeskConversation = {
    ticketId: 'tick1234',
    status: 'open',
    contactId: 'contact1',
    visitor: {},
    createdAt: clock.now(),
    messages: [],
  };
  const stored = sqliteConversations(new DatabaseSync(':memory:'), {
    retentionDays: config.retention.days,
    clock,
  });
  const store = recordingStore(record, stored);
  const { queues, redelivery, dead, settle, pass } = virtualQueues(clock);
  const ownerOf = async () => (await stored.getOwnership(conversation)).owner.kind;
  const failures: { how: ModelFailure; afterMs: number }[] = [];
  const model: Model = {
    converse: async (request, how) => {
      const failure = failures.shift();
      if (failure === undefined || options.failing === undefined) return options.model.converse(request, how);
      clock.moveTo(clock.now() + failure.afterMs);
      return options.failing(failure.how).converse(request, how);
    },
  };
  const teamChat = recordingTeamChat(record, { clock, names: slackNames(config) });
  const shared = {
    config,
    clock,
    store,
    telemetry: recordingTelemetry(record),
    ids: sequentialIds(),
    helpDesk: recordingHelpDesk(record, {
      ticket,
      visitor,
      claimed: async () => (await ownerOf()) === 'teammate',
    }),
    queues,
    redelivery,
    leaseMs: 30_000,
  };
  const circuits = {
    circuits: sqliteCircuits(new DatabaseSync(':memory:'), { clock }),
    clock,
    telemetry: shared.telemetry,
  };
  const workers: Workers = {
    inbox: converse({
      ...shared,
      counters: sqliteCounters(new DatabaseSync(':memory:'), { clock }),
      model: guardedModel(circuits, recordingModel(record, model, options.nowMs ?? clock.now)),
      knowledge: recordingKnowledge(record, options.knowledge),
      pageReader: recordingPageReader(record, options.pages),
      detector: tinyldDetector(),
    }),
    replies: reply({ ...shared, patientHelpDesk: shared.helpDesk }),
    escalations: escalate({
      ...shared,
      teamChat: guardedTeamChat(circuits, teamChat),
      transcriptLinks: plainLinks,
    }),
    leads: notifyLead({ ...shared, mail: recordingMail(record), transcriptLinks: plainLinks }),
    timers: ring(shared),
  };
  const team = teamIn(
    record,
    {
      ...shared,
      teamChat,
      responders: config.slack.responders,
      hours: config.escalation.hours,
      files: config.slack.files,
      fileLinks: { sign: async (file) => `https://frontdesk.example/files/${file}` },
    },
    {
      users: config.slack.responders.users,
      card: async () => {
        const { state, effects } = await stored.history(conversation);
        return effects.find(({ seq }) => seq === state?.case?.card)?.externalId;
      },
    },
  );

  const portCalls = () => record.reads.length + record.searches.length;
  /** Something happens, and everything that follows from it. */
  const act = async (happens: () => Promise<void>): Promise<void> => {
    const before = portCalls();
    clock.moveTo(clock.now() + 1_000);
    await happens();
    await settle(workers);
    record.portCallsPerTurn.push(portCalls() - before);
  };
  const doorbell = async (): Promise<void> => {
    const dedupe = `bell:${clock.now()}`;
    await queues.send('inbox', { type: 'doorbell', conversation }, { group: conversation, dedupe });
  };
  const append = (text: string, from: HelpDeskConversation['messages'][number]['from']): void => {
    ticket.messages.push({ id: `m${ticket.messages.length + 1}`, at: clock.now(), text, from });
  };
  const teammateWrites = async (text: string, writes: () => Promise<void>): Promise<void> => {
    record.teammateTexts.push(text);
    await act(writes);
  };

  return {
    record,
    opens: () => act(doorbell),
    /** Several texts are a burst: all are there before the turn is run. */
    visitorSays: async (...texts: string[]): Promise<void> => {
      const posted = record.posted.length;
      await act(async () => {
        for (const text of texts) {
          record.visitorTexts.push(text);
          record.visitorTimes.push(clock.now());
          record.lines.push({ who: 'visitor', text });
          append(text, { kind: 'visitor' });
          clock.moveTo(clock.now() + 200);
        }
        await doorbell();
      });
      if (record.posted.length === posted && (await ownerOf()) === 'assistant') record.silences += 1;
    },
    presses: (press: Press, who: Person = 'anna') => {
      record.lines.push({ who: 'event', text: `${who} presses the button: ${press}` });
      return act(() => team.presses(press, who));
    },
    teammateSays: (text: string, who: Responder = 'anna') => {
      record.lines.push({ who: 'event', text: `${who} writes in the thread: ${text}` });
      return teammateWrites(text, () => team.says(text, who));
    },
    outsiderSays: (text: string) => {
      record.lines.push({ who: 'event', text: `an outsider writes in the thread: ${text}` });
      return act(() => team.outsiderSays(text));
    },
    answersInPanel: (text: string) => {
      record.lines.push({ who: 'teammate', text: `Carla, in LiveAgent: ${text}` });
      return teammateWrites(text, async () => {
        append(text, { kind: 'agent', agent: { id: 'liveagent:agent7', name: 'Carla' } });
        await doorbell();
      });
    },
    /** The visitor closes the chat. */
    leaves: () => {
      record.lines.push({ who: 'event', text: 'the visitor leaves' });
      return act(async () => {
        ticket.status = 'closed';
        await doorbell();
      });
    },
    waits: async (seconds: number): Promise<void> => {
      record.lines.push({ who: 'event', text: `${seconds} seconds pass` });
      await pass(workers, clock.now() + seconds * 1000);
      await settle(workers);
    },
    fails: (how: ModelFailure, times: number, afterSeconds = 0): void => {
      record.lines.push({ who: 'event', text: `the next ${times} calls of the model fail: ${how}` });
      for (let n = 0; n < times; n += 1) failures.push({ how, afterMs: afterSeconds * 1000 });
    },
    /** What is stored, and messages that no worker got through with. */
    look: async () => ({ ...(await stored.history(conversation)), dead: [...dead] }),
  };
};

export type World = ReturnType<typeof createWorld>;
