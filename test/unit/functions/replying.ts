import type { EffectBody, VisitorMessage } from '../../../core/conversation/effect.ts';
import type { AppError } from '../../../core/errors.ts';
import type { HelpDesk } from '../../../core/ports.ts';
import { reply } from '../../../functions/reply/handler.ts';
import { aReply, aState, aTurn } from '../../factories/conversation.ts';
import { createWorld } from '../../factories/world.ts';
import { lambdaContext, recordingRedelivery, recordingTelemetry, sqsEvent } from './sqs.ts';

export const conversation = 'liveagent:tick1234';
export const message: VisitorMessage = { from: 'assistant', text: 'Plans start at 15 dollars.' };

/** One stored effect, a help desk that answers as told, and the worker between them. */
export const replying = async (body: EffectBody = aReply()) => {
  const world = createWorld();
  const { store, clock } = world;
  await store.commit(conversation, aTurn({ state: aState({ lastEffect: 1 }), effects: [{ seq: 1, body }] }));
  const { telemetry, counted } = recordingTelemetry();
  const { redelivery, postponed } = recordingRedelivery();
  const asked: unknown[][] = [];
  const failures: AppError[] = [];
  const found: ({ externalId: string } | undefined)[] = [];
  const unreadable: AppError[] = [];
  const called =
    (name: string) =>
    async (...args: unknown[]) => {
      asked.push([name, ...args]);
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return { externalId: 'msg-1' };
    };
  const never = async () => Promise.reject(new Error('the reply worker asks nothing of the kind'));
  const nothing = async (...args: unknown[]) => {
    await called('transfer-or-resolve')(...args);
  };
  const helpDesk: HelpDesk = {
    findByCode: never,
    read: never,
    readMessages: async () => {
      const failure = unreadable.shift();
      if (failure !== undefined) throw failure;
      return structuredClone(world.ticket.messages);
    },
    readVisitor: never,
    addNote: never,
    findNote: never,
    panelUrl: () => '',
    post: called('post'),
    transfer: nothing,
    resolve: nothing,
    tag: nothing,
    findPosted: async (...args) => {
      asked.push(['findPosted', ...args]);
      return found.shift();
    },
  };
  const rung: unknown[] = [];
  const queues = {
    send: async (...call: unknown[]) => {
      rung.push(call.slice(0, 2));
    },
  };
  // Only what must be at once may be asked of the help desk that waits for nothing.
  const { post, resolve, findPosted, readMessages, tag, transfer } = helpDesk;
  const desks = { helpDesk: { post, resolve }, patientHelpDesk: { findPosted, readMessages, tag, transfer } };
  const deps = { store, clock, telemetry, redelivery, queues, ...desks, leaseMs: 20_000 };
  const deliver = (attempt = 1, body: unknown = { type: 'effect', conversation, seq: 1 }) =>
    reply(deps)(sqsEvent('replies', [{ body, attempt }]), lambdaContext());
  const effect = async () => {
    const stored = await store.getEffect({ conversation, seq: 1 });
    return [stored?.status, stored?.externalId ?? stored?.why];
  };
  const inputs = async () =>
    (await store.load(conversation, { messages: 0 })).unhandled.map((input) =>
      input.kind === 'delivery_failed' ? [input.id, input.what, input.why] : [input.kind],
    );
  return { world, deliver, effect, inputs, asked, failures, found, unreadable, counted, postponed, rung };
};
export const done = { batchItemFailures: [] };
export const again = { batchItemFailures: [{ itemIdentifier: 'm1' }] };
