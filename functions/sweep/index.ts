import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoBookmarks } from '../../adapters/bookmarks/dynamo.ts';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import { liveAgentChanges } from '../../adapters/help-desk/changes.ts';
import { sqsQueues } from '../../adapters/queues/sqs.ts';
import { dynamoRateLimiter } from '../../adapters/rate-limiter/dynamo.ts';
import { secretsManager } from '../../adapters/secrets/secrets-manager.ts';
import { systemClock as clock } from '../../adapters/time/system-clock.ts';
import { systemSleep as sleep } from '../../adapters/time/system-sleep.ts';
import { parseConfig } from '../../core/config.ts';
import { requestAllowance } from '../../core/limits/request-allowance.ts';
import frontdeskConfig from '../../frontdesk.config.ts';
import { awsRequests } from '../aws-requests.ts';
import { sweepEnv } from '../env.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { sweep } from './handler.ts';

const env = sweepEnv.parse(process.env);
const config = parseConfig(frontdeskConfig);
const telemetry = lambdaTelemetry('sweep', env.LOG_LEVEL);
const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(awsRequests()));
const table = { table: env.TABLE_NAME, clock };
const limiter = dynamoRateLimiter(dynamo, table);
const secrets = secretsManager(
  new SecretsManagerClient(awsRequests()),
  { liveagent_keys: env.LIVEAGENT_KEYS_SECRET },
  { clock, telemetry },
);

export const handler = sweep({
  config,
  store: dynamoConversations(dynamo, { ...table, retentionDays: config.retention.days }),
  bookmarks: dynamoBookmarks(dynamo, table),
  helpDeskChanges: liveAgentChanges({
    url: env.LIVEAGENT_URL,
    keys: (options) => secrets.get('liveagent_keys', options),
    timeoutMs: 8_000,
    now: clock.now,
    allowance: requestAllowance({ limiter, clock, sleep, telemetry }, config.liveagent),
  }),
  queues: sqsQueues(new SQSClient(awsRequests()), { inbox: env.INBOX_QUEUE_URL }),
  clock,
  telemetry,
});
