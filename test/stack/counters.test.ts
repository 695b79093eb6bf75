import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoCounters } from '../../adapters/counters/dynamo.ts';
import { countersContract } from '../contract/counters.suite.ts';
import { fixedClock } from '../factories/clock.ts';
import { appError } from '../factories/errors.ts';
import { aws, conversationTable, fresh } from './aws.ts';

describe('counters in DynamoDB', () => {
  const table = fresh('counters');
  const dynamo = new DynamoDBClient(aws);
  const client = DynamoDBDocumentClient.from(dynamo);

  beforeAll(() => dynamo.send(new CreateTableCommand(conversationTable(table))));
  afterAll(async () => {
    await dynamo.send(new DeleteTableCommand({ TableName: table }));
    dynamo.destroy();
  });

  countersContract(async (options) => dynamoCounters(client, { table, ...options }));

  it('say that DynamoDB refused where there is no table', async () => {
    const clock = fixedClock();
    const counters = dynamoCounters(client, { table: `${table}-none`, clock });
    await expect(counters.add('a', 1, { expiresAt: clock.now() + 1000 })).rejects.toEqual(
      appError(
        'refused',
        expect.stringMatching(/^DynamoDB refused the counter \(ResourceNotFoundException: .*\)$/),
      ),
    );
  });
});
