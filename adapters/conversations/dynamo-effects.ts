import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../../core/conversation/conversation.ts';
import type { EffectRef } from '../../core/conversation/effect.ts';
import type { Settlement } from '../../core/conversation/turn.ts';
import type { ConversationStore } from '../../core/ports.ts';
import type { WriteContext } from './dynamo-commit.ts';
import { throughConflicts, transact, written } from './dynamo-errors.ts';
import { effectKey, effectOf, lookupItem } from './dynamo-items.ts';
import { checkConversationId, isFree, isSettled, leaseLost, seconds, taken } from './records.ts';

type EffectStore = Pick<ConversationStore, 'getEffect' | 'leaseEffect' | 'settleEffect'>;

const leaseUpdate = (
  table: string,
  ref: EffectRef,
  lease: { now: Instant; until: Instant },
  present: number,
) => ({
  TableName: table,
  Key: effectKey(ref.conversation, ref.seq),
  UpdateExpression:
    'SET #status = :sending, leasedUntil = :until, attempts = attempts + :one, firstAttemptAt = if_not_exists(firstAttemptAt, :now)',
  ConditionExpression:
    'expiresAt > :present AND (#status IN (:pending, :unknown) OR (#status = :sending AND leasedUntil <= :now))',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: {
    ':sending': 'sending',
    ':pending': 'pending',
    ':unknown': 'unknown',
    ':until': lease.until,
    ':now': lease.now,
    ':one': 1,
    ':present': present,
  },
  ReturnValues: 'ALL_OLD' as const,
});

const settlementUpdate = (
  { table, now }: WriteContext,
  ref: EffectRef,
  until: Instant,
  settlement: Settlement,
) => {
  const open = settlement.status === 'pending' || settlement.status === 'unknown';
  const mayLandUntil = settlement.status === 'unknown' ? settlement.mayLandUntil : undefined;
  const values: Record<string, unknown> = {
    '#status': settlement.status,
    ...(settlement.status === 'sent' ? {} : { '#why': settlement.why }),
    ...(settlement.status === 'sent' && settlement.externalId !== undefined
      ? { '#externalId': settlement.externalId }
      : {}),
    ...(open ? {} : { '#settledAt': now }),
    ...(mayLandUntil === undefined ? {} : { '#mayLandUntil': mayLandUntil }),
  };
  const removed = [
    '#leasedUntil',
    ...(mayLandUntil === undefined ? ['#mayLandUntil'] : []),
    ...(open ? [] : ['#pendingSince']),
    ...(settlement.status === 'sent' ? ['#why'] : []),
  ];
  const names = [...new Set([...Object.keys(values), ...removed])];
  return {
    TableName: table,
    Key: effectKey(ref.conversation, ref.seq),
    UpdateExpression: `SET ${Object.keys(values)
      .map((name) => `${name} = :${name.slice(1)}`)
      .join(', ')} REMOVE ${removed.join(', ')}`,
    ConditionExpression: '#status = :held AND #leasedUntil = :until AND expiresAt > :present',
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [name, name.slice(1)])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name.slice(1)}`, value])),
      ':held': 'sending',
      ':until': until,
      ':present': seconds(now),
    },
  };
};

/** The outbox half of the store. */
export const dynamoEffects = (
  client: DynamoDBDocumentClient,
  writing: () => WriteContext,
  getEffect: EffectStore['getEffect'],
): EffectStore => ({
  getEffect,

  leaseEffect: async (ref, lease) => {
    checkConversationId(ref.conversation);
    const { table, now } = writing();
    const update = leaseUpdate(table, ref, lease, seconds(now));
    const before = await throughConflicts(() => written(client.send(new UpdateCommand(update))));
    if (before !== false) return { kind: 'leased', effect: taken(effectOf(before.Attributes ?? {}), lease) };
    const effect = await getEffect(ref);
    if (effect === undefined) return { kind: 'missing' };
    if (isSettled(effect)) return { kind: 'settled', effect };
    // Free again since the refusal: whoever held it is done, so it may be tried at once.
    return { kind: 'busy', until: isFree(effect, lease.now) ? lease.now : (effect.leasedUntil ?? lease.now) };
  },

  settleEffect: async (ref, until, settlement) => {
    checkConversationId(ref.conversation);
    const context = writing();
    const Update = settlementUpdate(context, ref, until, settlement);
    const lookup = settlement.status === 'sent' ? settlement.lookup : undefined;
    const settledIt = await throughConflicts(async () => {
      if (lookup === undefined) {
        const outcome = await written(client.send(new UpdateCommand(Update)));
        return outcome === 'conflict' ? outcome : outcome !== false;
      }
      const { table, now, expiresAt } = context;
      const Put = { TableName: table, Item: lookupItem(lookup, ref.conversation, now, expiresAt) };
      const command = new TransactWriteCommand({ TransactItems: [{ Update }, { Put }] });
      const refusal = await transact(client.send(command));
      return refusal?.conflict === true ? 'conflict' : refusal === undefined;
    });
    if (!settledIt) throw leaseLost(ref.conversation, ref.seq);
  },
});
