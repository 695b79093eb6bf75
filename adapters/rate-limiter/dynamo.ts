import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../core/errors.ts';
import type { Instant } from '../../core/instant.ts';
import { drainedUntil, planTake, type TokenBucket } from '../../core/limits/token-bucket.ts';
import type { Clock, RateLimiter } from '../../core/ports.ts';

/** An item that is gone is a full bucket, which it has been for a long time by then. */
const keptMs = 3_600_000;

type Change = Pick<
  UpdateCommandInput,
  'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'
>;

/** What stands after the change, or what stood against it. */
type Outcome = { done: true; fullAt: Instant } | { done: false; fullAt: Instant | undefined };

/**
 * Buckets in the one table, `pk` LIMIT#name, each an item with the number `fullAt` (core/limits/token-bucket.ts). A take is
 * one conditional update: an addition where the bucket is in use, a new start where it is full. `fullAt` only grows, so
 * a bucket known to be in use still is, and a start that finds it in use is followed by the addition: two requests at the
 * most, however many take at once. Clocks of processes that differ by some milliseconds add as many of tokens' time.
 */
export const dynamoRateLimiter = (
  client: DynamoDBDocumentClient,
  { table, clock }: { table: string; clock: Clock },
): RateLimiter => {
  const lastSeen = new Map<string, Instant>();

  const update = async ({ name }: TokenBucket, change: Change): Promise<Outcome> => {
    const saw = (value: unknown): Instant | undefined => {
      if (value === undefined) return undefined;
      const fullAt = Number(value);
      lastSeen.set(name, fullAt);
      return fullAt;
    };
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: `LIMIT#${name}`, sk: 'BUCKET' },
          ReturnValues: 'UPDATED_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          ...change,
        }),
      );
      return { done: true, fullAt: saw(Attributes?.fullAt) ?? clock.now() };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) {
        return { done: false, fullAt: saw(error.Item?.fullAt?.N) };
      }
      if (!(error instanceof Error)) throw error;
      throw new AppError('unavailable', `DynamoDB did not update bucket ${name} (${error.name})`, {
        cause: error,
      });
    }
  };

  const expiresAt = (fullAt: Instant): number => Math.ceil((fullAt + keptMs) / 1000);

  return {
    take: async (bucket, order) => {
      const now = clock.now();
      const plan = planTake(bucket, order, now);
      const start: Change = {
        UpdateExpression: 'SET fullAt = :fullAt, expiresAt = :expiresAt',
        ConditionExpression: 'attribute_not_exists(fullAt) OR fullAt <= :now',
        ExpressionAttributeValues: {
          ':fullAt': now + plan.costMs,
          ':expiresAt': expiresAt(now + plan.costMs),
          ':now': now,
        },
      };
      const add: Change = {
        UpdateExpression: 'SET fullAt = fullAt + :cost, expiresAt = :expiresAt',
        ConditionExpression: 'fullAt <= :latest',
        ExpressionAttributeValues: {
          ':cost': plan.costMs,
          ':expiresAt': expiresAt(plan.latest + plan.costMs),
          ':latest': plan.latest,
        },
      };
      const inUse = (lastSeen.get(bucket.name) ?? 0) > now;
      let fullAt = now;
      for (const change of inUse ? [add, start] : [start, add]) {
        const outcome = await update(bucket, change);
        if (outcome.done) return plan.taken(outcome.fullAt);
        fullAt = outcome.fullAt ?? now;
        if (fullAt > plan.latest) break;
      }
      return plan.refused(fullAt);
    },

    drain: async (bucket, until): Promise<void> => {
      const fullAt = drainedUntil(bucket, until);
      await update(bucket, {
        UpdateExpression: 'SET fullAt = :fullAt, expiresAt = :expiresAt',
        ConditionExpression: 'attribute_not_exists(fullAt) OR fullAt < :fullAt',
        ExpressionAttributeValues: { ':fullAt': fullAt, ':expiresAt': expiresAt(fullAt) },
      });
    },
  };
};
