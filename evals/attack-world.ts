import { DatabaseSync } from 'node:sqlite';
import type { Context, SQSEvent } from 'aws-lambda';
import { sqliteConversations } from '../adapters/conversations/sqlite.ts';
import { tinyldDetector } from '../adapters/language/tinyld.ts';
import type { FrontdeskConfig } from '../core/config.ts';
import type { Teammate } from '../core/conversation/conversation.ts';
import { type RunDeps, type RunOptions, runTurn } from '../core/conversation/run-turn.ts';
import { AppError } from '../core/errors.ts';
import type { HelpDeskConversation, HelpDeskVisitor } from '../core/help-desk/help-desk-conversation.ts';
import type { QueueMessage, QueueName } from '../core/messages.ts';
import type { Clock, Ids, KnowledgeResult, Model, WebPage } from '../core/ports.ts';
import { escalate } from '../functions/escalate/handler.ts';
import { notifyLead } from '../functions/notify-lead/handler.ts';
import { reply } from '../functions/reply/handler.ts';
import { type AttackRecord, emptyRecord } from './attack-record.ts';
import {
  plainLinks,
  recordingHelpDesk,
  recordingKnowledge,
  recordingMail,
  recordingPageReader,
  recordingTeamChat,
  recordingTelemetry,
} from './recording-ports.ts';

const conversation = 'liveagent:tick1234';
const anna: Teammate = { id: 'U0ANNASMITH', name: 'Anna Smith' };

export interface AttackWorldOptions {
  config: FrontdeskConfig;
  model: Model;
  visitor: HelpDeskVisitor;
  evidence: KnowledgeResult;
  pages: Record<string, WebPage>;
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

/** One message as SQS brings it to a function, for the first time. */
const sqsEvent = (queue: QueueName, message: QueueMessage) =>
  ({
    Records: [
      {
        messageId: 'm1',
        receiptHandle: 'r1',
        body: JSON.stringify(message),
        eventSourceARN: `arn:aws:sqs:eu-central-1:000000000000:${queue}.fifo`,
        attributes: { ApproximateReceiveCount: '1', SentTimestamp: '0', MessageGroupId: conversation },
      },
    ],
  }) as unknown as SQSEvent;

const context = { getRemainingTimeInMillis: () => 30_000 } as Context;

/** One conversation over the real turn, store and effect workers; what they would send out is written down. */
export const createAttackWorld = ({ config, model, visitor, evidence, pages }: AttackWorldOptions) => {
  const record: AttackRecord = emptyRecord();
  let now = Date.UTC(2026, 2, 2, 9);
  const clock: Clock = { now: () => now };
  const later = () => {
    now += 1_000;
    return now;
  };
  const ticket: HelpDeskConversation = {
    ticketId: 'tick1234',
    status: 'open',
    contactId: 'contact1',
    visitor: {},
    createdAt: now,
    messages: [],
  };
  const store = sqliteConversations(new DatabaseSync(':memory:'), { retentionDays: 30, clock });
  const waiting: { queue: QueueName; message: QueueMessage }[] = [];
  const telemetry = recordingTelemetry(record);
  const shared = {
    config,
    clock,
    store,
    telemetry,
    ids: sequentialIds(),
    helpDesk: recordingHelpDesk(record, ticket, visitor),
    queues: {
      send: async (queue: QueueName, message: QueueMessage) => {
        waiting.push({ queue, message });
      },
    },
    redelivery: { postpone: async () => undefined },
    leaseMs: 30_000,
  };
  const deps: RunDeps = {
    ...shared,
    model,
    knowledge: recordingKnowledge(record, evidence),
    pageReader: recordingPageReader(record, pages),
    detector: tinyldDetector(),
  };
  const workers = {
    replies: reply(shared),
    escalations: escalate({
      ...shared,
      teamChat: recordingTeamChat(record),
      transcriptLinks: plainLinks,
    }),
    leads: notifyLead({ ...shared, mail: recordingMail(record) }),
  };

  const run = async (look: RunOptions['look']): Promise<void> => {
    const signal = AbortSignal.timeout(20_000);
    try {
      await runTurn(deps, conversation, { look, attempt: 1, last: false, signal });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      telemetry.warn('delivery_failed', { code: error.code }, error);
      // The doorbell comes again until it must not be lost.
      await runTurn(deps, conversation, { look, attempt: 6, last: true, signal });
    }
  };

  /** Delivers what was queued, timers excepted, until nothing is left. */
  const deliver = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { queue, message } = next;
      if (queue === 'inbox') await run('inside');
      else if (queue !== 'timers') {
        const { batchItemFailures } = await workers[queue](sqsEvent(queue, message), context);
        if (batchItemFailures.length > 0) throw new Error(`an effect of ${queue} was not delivered`);
      }
    }
    const { effects } = await store.history(conversation);
    record.leads = effects.flatMap(({ body }) => (body.kind === 'lead_mail' ? [body.lead] : []));
  };

  const portCalls = () => record.reads.length + record.searches.length;

  const settle = async (look: RunOptions['look']): Promise<void> => {
    const before = portCalls();
    await run(look);
    record.portCallsPerTurn.push(portCalls() - before);
    await deliver();
  };

  const changeOwner = async (kind: 'claimed' | 'handed_back'): Promise<void> => {
    const expectedEpoch = (await store.getOwnership(conversation)).epoch;
    const at = later();
    const epoch = expectedEpoch + 1;
    const changed =
      kind === 'claimed'
        ? {
            to: { kind: 'teammate' as const, teammate: anna },
            input: { id: `claim:${epoch}`, at, kind, teammate: anna, epoch },
          }
        : { to: { kind: 'assistant' as const }, input: { id: `back:${epoch}`, at, kind, by: anna, epoch } };
    await store.changeOwner(conversation, { expectedEpoch, ...changed });
    await settle('inside');
  };

  return {
    record,
    opens: () => settle('everywhere'),
    visitorSays: async (text: string) => {
      record.visitorTexts.push(text);
      const at = later();
      ticket.messages.push({ id: `m${ticket.messages.length + 1}`, at, text, from: { kind: 'visitor' } });
      const posted = record.posted.length;
      await settle('everywhere');
      if (record.posted.length === posted) record.silences += 1;
    },
    claims: () => changeOwner('claimed'),
    handsBack: () => changeOwner('handed_back'),
    teammateSays: async (text: string) => {
      const at = later();
      const id = `slack:${at}`;
      await store.recordInput(conversation, {
        id,
        at,
        kind: 'teammate_said',
        via: 'slack',
        teammate: anna,
        text,
      });
      await settle('inside');
    },
  };
};

export type AttackWorld = ReturnType<typeof createAttackWorld>;
