import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import { liveAgentHelpDesk } from '../../adapters/help-desk/liveagent.ts';
import { sqsQueues, sqsRedelivery } from '../../adapters/queues/sqs.ts';
import { secretsManager } from '../../adapters/secrets/secrets-manager.ts';
import { systemClock as clock } from '../../adapters/time/system-clock.ts';
import { parseConfig } from '../../core/config.ts';
import frontdeskConfig from '../../frontdesk.config.ts';
import { replyEnv } from '../env.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { reply } from './handler.ts';

/** As long as the function may run: once it is over, nobody is sending any more. */
const leaseMs = 30_000;

const env = replyEnv.parse(process.env);
const config = parseConfig(frontdeskConfig);
const sqs = new SQSClient();
const secrets = secretsManager(
  new SecretsManagerClient(),
  { liveagent_keys: env.LIVEAGENT_KEYS_SECRET },
  { clock },
);

export const handler = reply({
  store: dynamoConversations(DynamoDBDocumentClient.from(new DynamoDBClient()), {
    table: env.TABLE_NAME,
    retentionDays: config.retention.days,
    clock,
  }),
  queues: sqsQueues(sqs, { inbox: env.INBOX_QUEUE_URL }),
  redelivery: sqsRedelivery(sqs, env.SOURCE_QUEUE_URL),
  helpDesk: liveAgentHelpDesk({
    url: env.LIVEAGENT_URL,
    keys: (options) => secrets.get('liveagent_keys', options),
    agents: config.liveagent.agents,
    timeoutMs: 8_000,
    now: clock.now,
  }),
  telemetry: lambdaTelemetry('reply', env.LOG_LEVEL),
  clock,
  leaseMs,
});
