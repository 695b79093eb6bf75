import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { ConversationId, Instant, Owner } from '../../core/conversation/conversation.ts';
import type { Turn } from '../../core/conversation/turn.ts';
import {
  effectItem,
  effectKey,
  inputItem,
  inputKey,
  lookupItem,
  messageKey,
  ownerKey,
  stateKey,
} from './dynamo-items.ts';
import { newEffect, nobodyYet, plain, seconds } from './records.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export interface WriteContext {
  table: string;
  now: Instant;
  expiresAt: number;
}

/** True where there is no such item, or only one that DynamoDB has not yet come round to delete. */
const isAbsent = '(attribute_not_exists(pk) OR expiresAt <= :present)';

/**
 * Renews the owner's item if its epoch is `expected`, so that it lives as long as its conversation; with `owner`
 * hands the conversation over and raises the epoch.
 */
export const ownerWrite = (
  { table, now, expiresAt }: WriteContext,
  id: ConversationId,
  expected: number,
  owner: Owner | undefined,
): Write => {
  const next = owner ?? (expected === nobodyYet.epoch ? nobodyYet.owner : undefined);
  const holds = '(epoch = :expected AND expiresAt > :present)';
  return {
    Update: {
      TableName: table,
      Key: ownerKey(id),
      ConditionExpression: expected === nobodyYet.epoch ? `${isAbsent} OR ${holds}` : holds,
      UpdateExpression: `SET epoch = :next, expiresAt = :expiresAt${next === undefined ? '' : ', #owner = :owner'}`,
      ...(next === undefined ? {} : { ExpressionAttributeNames: { '#owner': 'owner' } }),
      ExpressionAttributeValues: {
        ':expected': expected,
        ':next': owner === undefined ? expected : expected + 1,
        ':expiresAt': expiresAt,
        ':present': seconds(now),
        ...(next === undefined ? {} : { ':owner': plain(next) }),
      },
    },
  };
};

const stateWrite = ({ table, now, expiresAt }: WriteContext, id: ConversationId, turn: Turn): Write => ({
  Put: {
    TableName: table,
    Item: { ...stateKey(id), version: turn.state.version, state: plain(turn.state), expiresAt },
    ConditionExpression:
      turn.expectedVersion === 0 ? isAbsent : '#version = :expected AND expiresAt > :present',
    ...(turn.expectedVersion === 0 ? {} : { ExpressionAttributeNames: { '#version': 'version' } }),
    ExpressionAttributeValues: {
      ':present': seconds(now),
      ...(turn.expectedVersion === 0 ? {} : { ':expected': turn.expectedVersion }),
    },
  },
});

export const newItem = ({ table, now }: WriteContext, item: Record<string, unknown>) => ({
  TableName: table,
  Item: plain(item),
  ConditionExpression: isAbsent,
  ExpressionAttributeValues: { ':present': seconds(now) },
});

const handledWrite = ({ table, now }: WriteContext, id: ConversationId, input: string): Write => ({
  Update: {
    TableName: table,
    Key: inputKey(id, input),
    UpdateExpression: 'SET handled = :yes REMOVE pendingSince',
    ConditionExpression: 'handled = :no AND expiresAt > :present',
    ExpressionAttributeValues: { ':yes': true, ':no': false, ':present': seconds(now) },
  },
});

const renewal = ({ table, now, expiresAt }: WriteContext, id: ConversationId, effect: number): Write => ({
  Update: {
    TableName: table,
    Key: effectKey(id, effect),
    UpdateExpression: 'SET expiresAt = :expiresAt',
    ConditionExpression: 'expiresAt > :present',
    ExpressionAttributeValues: { ':expiresAt': expiresAt, ':present': seconds(now) },
  },
});

/** The owner's write comes first: its failure decides over that of any other. */
export const turnWrites = (context: WriteContext, id: ConversationId, turn: Turn): Write[] => {
  const { table, now, expiresAt } = context;
  const put = (item: Record<string, unknown>): Write => ({ Put: { TableName: table, Item: plain(item) } });
  return [
    ownerWrite(context, id, turn.expectedEpoch, turn.owner),
    stateWrite(context, id, turn),
    ...turn.messages.map((message) => put({ ...messageKey(id, message.seq), message, expiresAt })),
    ...turn.effects.map((effect) => put(effectItem(id, newEffect(effect, now), expiresAt))),
    ...turn.handled.map((input) => handledWrite(context, id, input)),
    ...turn.learned.map((input): Write => ({ Put: newItem(context, inputItem(id, input, true, expiresAt)) })),
    ...(turn.renewed ?? []).map((effect) => renewal(context, id, effect)),
    ...turn.lookups.map((key) => put(lookupItem(key, id, now, expiresAt))),
  ];
};
