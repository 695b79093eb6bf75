import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import { claimsContract } from '../contract/claims.suite.ts';
import { aws, conversationTable, fresh } from './aws.ts';

describe('claims in DynamoDB', () => {
  const table = fresh('claims');
  const dynamo = new DynamoDBClient(aws);
  const client = DynamoDBDocumentClient.from(dynamo);

  beforeAll(() => dynamo.send(new CreateTableCommand(conversationTable(table))));
  afterAll(async () => {
    await dynamo.send(new DeleteTableCommand({ TableName: table }));
    dynamo.destroy();
  });

  claimsContract(async (options) => dynamoConversations(client, { table, ...options }));
});
