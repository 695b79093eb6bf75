import type { EffectBody, ThreadPost } from '../../../core/conversation/effect.ts';
import type { CardView } from '../../../core/escalation/card-view.ts';
import { viewOfCase } from '../../../core/escalation/view-of-case.ts';
import { escalate } from '../../../functions/escalate/handler.ts';
import { aCase, aState, aTurn } from '../../factories/conversation.ts';
import { createWorld } from '../../factories/world.ts';
import { lambdaContext, recordingRedelivery, recordingTelemetry, sqsEvent } from './sqs.ts';

export const conversation = 'liveagent:tick1234';
export const view: CardView = viewOfCase(conversation, aState(), aCase());
export const card: EffectBody = { kind: 'card', channel: 'C0FRONTDESK', view };
export const post: ThreadPost = { from: 'visitor', text: 'Hello?' };
export const links = {
  transcriptUrl: 'https://fd.example/transcripts/ref-1.nonce-1',
  panelUrl: 'panel:tick1234',
};
export const place = { channel: 'C0FRONTDESK', ts: '1772442000.000100' };
export const key = (seq: number) => `${conversation}:${seq}`;
export const done = { batchItemFailures: [] };
export const again = { batchItemFailures: [{ itemIdentifier: 'm1' }] };

/** Stored effects, Slack and LiveAgent that answer as told, and the worker between them. */
export const escalating = async (...bodies: EffectBody[]) => {
  const { store, clock } = createWorld();
  const effects = bodies.map((body, i) => ({ seq: i + 1, body }));
  await store.commit(conversation, aTurn({ state: aState({ lastEffect: effects.length }), effects }));
  const asked: unknown[][] = [];
  const failures: Record<string, Error[]> = {};
  const found: unknown[] = [];
  const doing =
    <T>(name: string, result: () => T) =>
    async (...args: unknown[]) => {
      asked.push([name, ...args]);
      const failure = failures[name]?.shift();
      if (failure !== undefined) throw failure;
      return result();
    };
  const never = async () => Promise.reject(new Error('the escalation worker asks nothing of the kind'));
  const { telemetry, events } = recordingTelemetry();
  const counted: string[] = [];
  const rung: unknown[][] = [];
  const { redelivery, postponed } = recordingRedelivery();
  const handle = escalate({
    store,
    clock,
    telemetry: {
      ...telemetry,
      count: (metric, _value, reason) =>
        void counted.push(reason === undefined ? metric : `${metric} ${reason}`),
    },
    redelivery,
    leaseMs: 20_000,
    queues: { send: async (...call) => void rung.push(call) },
    transcriptLinks: {
      sign: async ({ ref, nonce }) => {
        const failure = failures.sign?.shift();
        if (failure !== undefined) throw failure;
        return `https://fd.example/transcripts/${ref}.${nonce}`;
      },
      open: never,
    },
    teamChat: {
      postCard: doing('postCard', () => place),
      updateCard: doing('updateCard', () => undefined),
      postInThread: doing('postInThread', () => ({ ...place, ts: '1772442060.000200' })),
      findPosted: doing('findPosted', () => found.shift() as typeof place | undefined),
      whisper: never,
      askToTake: doing('askToTake', () => undefined),
      dismiss: never,
      displayName: never,
      groupMembers: never,
      permalink: doing('permalink', () => 'https://slack.example/p1'),
    },
    helpDesk: {
      findByCode: never,
      read: never,
      readMessages: never,
      readVisitor: never,
      post: never,
      findPosted: never,
      transfer: never,
      resolve: never,
      tag: never,
      addNote: doing('addNote', () => ({ externalId: 'note-1' })),
      findNote: doing('findNote', () => found.shift() as { externalId: string } | undefined),
      panelUrl: (id) => `panel:${id}`,
    },
  });
  const deliver = (seq: number, attempt = 1) =>
    handle(
      sqsEvent('escalations', [{ body: { type: 'effect', conversation, seq }, attempt }]),
      lambdaContext(),
    );
  const statuses = async () =>
    (await store.history(conversation)).effects.map(({ status, externalId, why }) => [
      status,
      externalId ?? why,
    ]);
  /** What was called for; with why it failed where `why` is given. */
  const called = async (why?: string) =>
    (await store.load(conversation, { messages: 0 })).unhandled.map((input) => [
      input.kind,
      input.id,
      ...(why !== undefined && input.kind === 'delivery_failed' ? [input.why] : []),
    ]);
  const refusals = () => counted.filter((metric) => metric.startsWith('SlackRefusals'));
  return {
    store,
    clock,
    asked,
    failures,
    found,
    deliver,
    statuses,
    called,
    postponed,
    refusals,
    rung,
    events,
  };
};

/** The same after the card, effect 1, was posted. */
export const afterCard = async (...bodies: EffectBody[]) => {
  const world = await escalating(card, ...bodies);
  await world.deliver(1);
  world.asked.length = 0;
  return world;
};
export const cardId = `${place.channel}:${place.ts}`;
