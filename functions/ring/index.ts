import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import { randomIds as ids } from '../../adapters/ids/random-ids.ts';
import { sqsQueues, sqsRedelivery } from '../../adapters/queues/sqs.ts';
import { systemClock as clock } from '../../adapters/time/system-clock.ts';
import { parseConfig } from '../../core/config.ts';
import frontdeskConfig from '../../frontdesk.config.ts';
import { awsRequests } from '../aws-requests.ts';
import { ringEnv } from '../env.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { ring } from './handler.ts';

const env = ringEnv.parse(process.env);
const config = parseConfig(frontdeskConfig);
const sqs = new SQSClient(awsRequests());

export const handler = ring({
  store: dynamoConversations(DynamoDBDocumentClient.from(new DynamoDBClient(awsRequests())), {
    table: env.TABLE_NAME,
    retentionDays: config.retention.days,
    clock,
  }),
  queues: sqsQueues(sqs, { inbox: env.INBOX_QUEUE_URL, timers: env.TIMERS_QUEUE_URL }),
  redelivery: sqsRedelivery(sqs, env.SOURCE_QUEUE_URL),
  telemetry: lambdaTelemetry('ring', env.LOG_LEVEL),
  clock,
  ids,
});
