import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../core/errors.ts';
import type { Clock, Counters } from '../../core/ports.ts';
import { counterKey } from './counter-key.ts';

/** Tries of one add: at an expired sum one of several processes begins anew, and the others add to that. */
const tries = 3;

const counterError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const cause = { cause: error };
  if (/Throttl|ThroughputExceeded|RequestLimit/.test(error.name)) {
    return new AppError('throttled', 'DynamoDB asks to slow down; expected capacity for a counter', cause);
  }
  return error instanceof DynamoDBServiceException && error.$fault === 'client'
    ? new AppError('refused', `DynamoDB refused the counter (${error.name}: ${error.message})`, cause)
    : new AppError('ambiguous', `DynamoDB did not answer for the counter (${error.name})`, cause);
};

/** Counters as items of the one table: `COUNT#<hash of the name>`, added to atomically. */
export const dynamoCounters = (
  client: Pick<DynamoDBDocumentClient, 'send'>,
  { table, clock }: { table: string; clock: Clock },
): Counters => {
  /** The new sum; undefined where the condition did not hold. */
  const update = async (
    name: string,
    change: Pick<
      UpdateCommandInput,
      'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'
    >,
  ): Promise<number | undefined> => {
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: `COUNT#${counterKey(name)}`, sk: 'SUM' },
          ExpressionAttributeNames: { '#sum': 'sum' },
          ReturnValues: 'UPDATED_NEW',
          ...change,
        }),
      );
      return Number(Attributes?.sum);
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined;
      throw counterError(error);
    }
  };
  return {
    add: async (name, amount, { expiresAt }) => {
      const present = Math.floor(clock.now() / 1000);
      const values = {
        ':amount': amount,
        ':expires': Math.ceil(expiresAt / 1000),
        ':present': present,
      };
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const sum =
          (await update(name, {
            UpdateExpression: 'ADD #sum :amount SET expiresAt = if_not_exists(expiresAt, :expires)',
            ConditionExpression: 'attribute_not_exists(pk) OR expiresAt > :present',
            ExpressionAttributeValues: values,
          })) ??
          // DynamoDB deletes what has expired within days; until then it counts as gone.
          (await update(name, {
            UpdateExpression: 'SET #sum = :amount, expiresAt = :expires',
            ConditionExpression: 'expiresAt <= :present',
            ExpressionAttributeValues: values,
          }));
        if (sum !== undefined) return sum;
      }
      throw new AppError('throttled', 'a counter kept changing; expected it to hold still for one add');
    },
  };
};
