import type { ConversationStore, Queues } from '../../../core/ports.ts';
import config from '../../../frontdesk.config.ts';
import { converse } from '../../../functions/converse/handler.ts';
import { monday } from '../../factories/clock.ts';
import { memoryCounters } from '../../factories/counters.ts';
import { sequentialIds } from '../../factories/ids.ts';
import { createWorld } from '../../factories/world.ts';
import { lambdaContext, recordingRedelivery, recordingTelemetry, sqsEvent } from './sqs.ts';

export const conversation = 'liveagent:tick1234';

/** The inbox's worker over the embedded store and a help desk with one open chat; every read of it is noted. */
export const conversing = (over: (store: ConversationStore) => Partial<ConversationStore> = () => ({})) => {
  const { store, clock } = createWorld();
  const { telemetry, events } = recordingTelemetry();
  const { redelivery } = recordingRedelivery();
  const reads: string[] = [];
  const sent: Parameters<Queues['send']>[] = [];
  const refuse: Error[] = [];
  const trouble: { reading?: Error } = {};
  const never = async () => Promise.reject(new Error('a greeting needs nothing of the kind'));
  const handle = converse({
    config,
    store: { ...store, ...over(store) },
    clock,
    counters: memoryCounters(clock),
    ids: sequentialIds(),
    telemetry,
    redelivery,
    queues: {
      send: async (...call) => {
        const refusal = refuse.shift();
        if (refusal !== undefined) throw refusal;
        sent.push(call);
      },
    },
    helpDesk: {
      findByCode: async (code) => (code === 'ABC-123' ? 'tick1234' : undefined),
      read: async (ticketId) => {
        if (trouble.reading !== undefined) throw trouble.reading;
        reads.push(`all of ${ticketId}`);
        const common = { ticketId, contactId: undefined, visitor: {}, createdAt: monday, messages: [] };
        return ticketId === 'gone' ? undefined : { ...common, status: 'open' };
      },
      readMessages: async (ticketId) => {
        reads.push(`messages of ${ticketId}`);
        return [];
      },
      readVisitor: never,
      post: never,
      findPosted: never,
      addNote: never,
      findNote: never,
      transfer: never,
      resolve: never,
      tag: never,
      panelUrl: () => '',
    },
    knowledge: { search: never },
    pageReader: { read: never },
    model: { converse: never },
    detector: { detect: () => undefined },
  });
  const ring = (body: object, sentAt = clock.now(), attempt = 1, receivedAt = clock.now()) =>
    handle(sqsEvent('inbox', [{ body, sentAt, receivedAt, attempt }]), lambdaContext());
  const doorbell = (look?: 'messages' | 'inside', of = conversation) => ({
    type: 'doorbell',
    conversation: of,
    ...(look === undefined ? {} : { look }),
  });
  return { store, clock, events, reads, sent, refuse, trouble, ring, doorbell };
};
