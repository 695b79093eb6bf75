import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoBookmarks } from '../../adapters/bookmarks/dynamo.ts';
import { bookmarksContract } from '../contract/bookmarks.suite.ts';
import { fixedClock } from '../factories/clock.ts';
import { aws, conversationTable, fresh } from './aws.ts';

describe('bookmarks in DynamoDB', () => {
  const table = fresh('bookmarks');
  const dynamo = new DynamoDBClient(aws);
  const client = DynamoDBDocumentClient.from(dynamo);

  beforeAll(() => dynamo.send(new CreateTableCommand(conversationTable(table))));
  afterAll(async () => {
    await dynamo.send(new DeleteTableCommand({ TableName: table }));
    dynamo.destroy();
  });

  bookmarksContract(async (options) => dynamoBookmarks(client, { table, ...options }));

  it('say that the table cannot be asked', async () => {
    const nowhere = dynamoBookmarks(client, { table: `no-${table}`, clock: fixedClock() });
    await expect(nowhere.get('help_desk_changes')).rejects.toMatchObject({
      name: 'AppError',
      code: 'unavailable',
      message: 'DynamoDB did not take a bookmark (ResourceNotFoundException)',
    });
  });
});
