import { ConditionalCheckFailedException, DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Circuit } from '../../core/circuits/circuit.ts';
import { AppError } from '../../core/errors.ts';
import type { Circuits, Clock } from '../../core/ports.ts';

/** A circuit that nothing happened to for an hour is a closed one. */
const keptSeconds = 3600;

const failed = (error: unknown, action: 'read' | 'write', dependency: string): unknown => {
  if (!(error instanceof Error)) return error;
  const isRefusal = error instanceof DynamoDBServiceException && error.$fault === 'client';
  const code = action === 'read' || isRefusal ? 'unavailable' : 'ambiguous';
  return new AppError(code, `DynamoDB did not ${action} circuit ${dependency} (${error.name})`, {
    cause: error,
  });
};

/** Circuits in the one table, `pk` CIRCUIT#name, each an item that is replaced where its version is the expected one. */
export const dynamoCircuits = (
  client: DynamoDBDocumentClient,
  { table, clock }: { table: string; clock: Clock },
): Circuits => {
  const keyOf = (dependency: string) => ({ pk: `CIRCUIT#${dependency}`, sk: 'CIRCUIT' });
  const present = () => Math.floor(clock.now() / 1000);
  return {
    read: async (dependency) => {
      try {
        const request = { TableName: table, Key: keyOf(dependency), ConsistentRead: true };
        const { Item } = await client.send(new GetCommand(request));
        return Item === undefined || Number(Item.expiresAt) <= present()
          ? undefined
          : (Item.circuit as Circuit);
      } catch (error) {
        throw failed(error, 'read', dependency);
      }
    },
    write: async (dependency, circuit, expected) => {
      const { version } = circuit;
      const live = 'circuitVersion = :expected AND expiresAt > :present';
      const gone = 'attribute_not_exists(circuitVersion) OR expiresAt <= :present';
      const values = { ':present': present(), ...(expected === 0 ? {} : { ':expected': expected }) };
      const expiresAt = present() + keptSeconds;
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...keyOf(dependency), circuit, circuitVersion: version, expiresAt },
            ConditionExpression: expected === 0 ? gone : live,
            ExpressionAttributeValues: values,
          }),
        );
        return 'written';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'changed';
        throw failed(error, 'write', dependency);
      }
    },
  };
};
