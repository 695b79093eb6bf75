import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../core/errors.ts';
import type { Bookmarks, Clock } from '../../core/ports.ts';
import { keptSeconds } from './kept.ts';

const asked = async <T>(request: Promise<T>): Promise<T> => {
  try {
    return await request;
  } catch (error) {
    const name = error instanceof Error ? error.name : 'no error';
    throw new AppError('unavailable', `DynamoDB did not take a bookmark (${name})`, { cause: error });
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
      const { Item } = await asked(client.send(command));
      return Number(Item?.expiresAt) > present() ? Number(Item?.upTo) : undefined;
    },
    set: async (name, upTo) => {
      const Item = { ...keyOf(name), upTo, expiresAt: present() + keptSeconds };
      await asked(client.send(new PutCommand({ TableName: table, Item })));
    },
  };
};
