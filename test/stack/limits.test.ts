import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoCircuits } from '../../adapters/circuits/dynamo.ts';
import { dynamoRateLimiter } from '../../adapters/rate-limiter/dynamo.ts';
import { circuitsContract } from '../contract/circuits.suite.ts';
import { rateLimiterContract } from '../contract/rate-limiter.suite.ts';
import { fixedClock, monday } from '../factories/clock.ts';
import { aws, conversationTable, fresh } from './aws.ts';

const dynamo = new DynamoDBClient(aws);
const client = DynamoDBDocumentClient.from(dynamo);
const tables: string[] = [];

const makeTable = async (): Promise<string> => {
  const table = fresh(`limits-${tables.length}`);
  tables.push(table);
  await dynamo.send(new CreateTableCommand(conversationTable(table)));
  return table;
};

afterAll(async () => {
  for (const TableName of tables) await dynamo.send(new DeleteTableCommand({ TableName }));
  dynamo.destroy();
});

describe('a rate limiter in DynamoDB', () => {
  rateLimiterContract(async () => {
    const table = await makeTable();
    return (clock) => dynamoRateLimiter(client, { table, clock });
  }, 3);

  const bucket = { name: 'liveagent:v3', capacity: 10, perMinute: 60 };

  /** A client that counts its requests. */
  const counting = () => {
    const counted = { requests: 0, client: DynamoDBDocumentClient.from(new DynamoDBClient(aws)) };
    counted.client.middlewareStack.add(
      (next) => (args) => {
        counted.requests += 1;
        return next(args);
      },
      { step: 'finalizeRequest' },
    );
    return counted;
  };

  it('takes one request for a take, from a full bucket as from one in use', async () => {
    const clock = fixedClock();
    const counted = counting();
    const limiter = dynamoRateLimiter(counted.client, { table: await makeTable(), clock });
    for (let n = 1; n <= 11; n += 1) {
      expect((await limiter.take(bucket, { tokens: 1 })).taken).toBe(n <= 10);
      expect(counted.requests).toBe(n);
    }
    clock.advance(60_000);
    await limiter.take(bucket, { tokens: 1 });
    expect(counted.requests).toBe(12);
    counted.client.destroy();
  });

  it('gives every item a time to live', async () => {
    const table = await makeTable();
    const clock = fixedClock();
    await dynamoRateLimiter(client, { table, clock }).take(bucket, { tokens: 1 });
    await dynamoCircuits(client, { table, clock }).write('model', { version: 1, failures: 1, since: 1 }, 0);
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
    const expiries = Items.map(({ pk, expiresAt }) => [pk, expiresAt]);
    expect(expiries.sort()).toEqual([
      ['CIRCUIT#model', monday / 1000 + 3600],
      ['LIMIT#liveagent:v3', monday / 1000 + 3601],
    ]);
  });

  it('says so where nobody answers', async () => {
    const nobody = DynamoDBDocumentClient.from(
      new DynamoDBClient({ ...aws, endpoint: 'http://127.0.0.1:9', maxAttempts: 1 }),
    );
    const options = { table: 'none', clock: fixedClock() };
    await expect(dynamoRateLimiter(nobody, options).take(bucket, { tokens: 1 })).rejects.toMatchObject({
      name: 'AppError',
      code: 'unavailable',
    });
    await expect(dynamoCircuits(nobody, options).read('model')).rejects.toMatchObject({
      name: 'AppError',
      code: 'unavailable',
    });
  });
});

describe('circuits in DynamoDB', () => {
  circuitsContract(async () => {
    const table = await makeTable();
    return (clock) => dynamoCircuits(client, { table, clock });
  });
});
