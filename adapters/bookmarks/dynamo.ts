import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../core/errors.ts';
import type { Bookmarks, Clock } from '../../core/ports.ts';
import { keptSeconds } from './kept.ts';

/** Whether DynamoDB certainly did nothing. */
const isRefusal = (error: unknown): boolean =>
  error instanceof DynamoDBServiceException && error.$fault === 'client';

const asked = async <T>(request: Promise<T>, action: 'read' | 'write'): Promise<T> => {
  try {
    return await request;
  } catch (error) {
    const name = error instanceof Error ? error.name : 'no error';
    const code = action === 'read' || isRefusal(error) ? 'unavailable' : 'ambiguous';
    throw new AppError(code, `DynamoDB did not take a bookmark (${name})`, { cause: error });
  }
};

/** Bookmarks as items of the one table: `BOOKMARK#<name>`. */
export const dynamoBookmarks = (
  client: Pick<DynamoDBDocumentClient, 'send'>,
  { table, clock }: { table: string; clock: Clock },
): Bookmarks => {
  const keyOf = (name: string) => ({ pk: `BOOKMARK#${name}`, sk: 'UPTO' });
  const present = () => Math.floor(clock.now() / 1000);
  return {
    get: async (name) => {
      const command = new GetCommand({ TableName: table, Key: keyOf(name), ConsistentRead: true });
      const { Item } = await asked(client.send(command), 'read');
      return Number(Item?.expiresAt) > present() ? Number(Item?.upTo) : undefined;
    },
    set: async (name, upTo) => {
      const Item = { ...keyOf(name), upTo, expiresAt: present() + keptSeconds };
      await asked(client.send(new PutCommand({ TableName: table, Item })), 'write');
    },
  };
};
