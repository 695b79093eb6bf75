import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import { conversationsContract } from '../contract/conversations.suite.ts';
import { aConversation } from '../contract/open-store.ts';
import { fixedClock } from '../factories/clock.ts';
import { aMessage, anEffect, anInput, aReply, aTurn } from '../factories/conversation.ts';
import { aws, conversationTable, fresh } from './aws.ts';

describe('conversations in DynamoDB', () => {
  const table = fresh('conversations');
  const dynamo = new DynamoDBClient(aws);
  const client = DynamoDBDocumentClient.from(dynamo);
  const clock = fixedClock();
  const store = dynamoConversations(client, { table, retentionDays: 30, clock });

  beforeAll(() => dynamo.send(new CreateTableCommand(conversationTable(table))));
  afterAll(async () => {
    await dynamo.send(new DeleteTableCommand({ TableName: table }));
    dynamo.destroy();
  });

  conversationsContract(async (options) => dynamoConversations(client, { table, ...options }));

  it('gives every item a time to live', async () => {
    const id = aConversation();
    await store.recordInput(id, anInput());
    const effects = [{ seq: 1, body: aReply() }];
    await store.commit(id, aTurn({ handled: ['said-1'], messages: [aMessage()], effects }));
    const { Items } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
    const mortal = (Items ?? []).filter((item) => Number.isInteger(item.expiresAt));
    expect(mortal).toHaveLength(Items?.length ?? 0);
    expect(mortal.length).toBeGreaterThanOrEqual(5);
  });

  it('leaves out fields it does not know', async () => {
    const id = aConversation();
    await store.recordInput(id, anInput());
    await store.commit(id, aTurn({ effects: [{ seq: 1, body: aReply() }] }));
    for (const sk of ['STATE', 'OWNER', 'IN#said-1', 'OUT#00000001']) {
      const Key = { pk: `CONV#${id}`, sk };
      const UpdateExpression = 'SET fromTheFuture = :x';
      const ExpressionAttributeValues = { ':x': { a: 1 } };
      await client.send(
        new UpdateCommand({ TableName: table, Key, UpdateExpression, ExpressionAttributeValues }),
      );
    }
    const later = { pk: `CONV#${id}`, sk: 'ZZZ#1', pendingSince: 1, expiresAt: 9_999_999_999 };
    await client.send(new PutCommand({ TableName: table, Item: later }));
    expect(await store.load(id, { messages: 5 })).toEqual({
      state: aTurn().state,
      ownership: { owner: { kind: 'assistant' }, epoch: 0 },
      messages: [],
      unhandled: [anInput()],
      undelivered: [anEffect()],
    });
  });

  it('reads a long conversation in as many requests as a short one', async () => {
    const id = aConversation();
    let requests = 0;
    const counting = DynamoDBDocumentClient.from(new DynamoDBClient(aws));
    counting.middlewareStack.add(
      (next) => (args) => {
        requests += 1;
        return next(args);
      },
      { step: 'finalizeRequest' },
    );
    const counted = dynamoConversations(counting, { table, retentionDays: 30, clock });
    for (let turn = 0; turn < 12; turn += 1) {
      const messages = Array.from({ length: 90 }, (_, i) => aMessage({ seq: turn * 90 + i + 1 }));
      expect(await store.commit(id, aTurn({ expectedVersion: turn, messages }))).toBe('committed');
    }
    const { messages } = await counted.load(id, { messages: 20 });
    expect(messages.map((message) => message.seq)).toEqual(Array.from({ length: 20 }, (_, i) => 1061 + i));
    expect(requests).toBe(3);
    counting.destroy();
  });
});
