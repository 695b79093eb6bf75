import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** Where MiniStack listens; without it these tests must fail, never pass over. */
const endpoint = process.env.AWS_ENDPOINT_URL;
if (endpoint === undefined || endpoint === '') {
  throw new Error(
    'AWS_ENDPOINT_URL is not set; expected the address of MiniStack, as npm run test:stack sets it',
  );
}

export const aws = {
  endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  requestHandler: new NodeHttpHandler({ connectionTimeout: 2000, requestTimeout: 10_000 }),
};

/** A name no other run has used, for resources outlive their test. */
export const fresh = (name: string): string => `${name}-${process.pid}-${Date.now().toString(36)}`;

/** The table as the stack makes it. */
export const conversationTable = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'pendingSince', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: 'pending',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'pendingSince', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
});
