import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoCircuits } from '../../adapters/circuits/dynamo.ts';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import { liveAgentHelpDesk } from '../../adapters/help-desk/liveagent.ts';
import { sqsQueues, sqsRedelivery } from '../../adapters/queues/sqs.ts';
import { dynamoRateLimiter } from '../../adapters/rate-limiter/dynamo.ts';
import { secretsManager } from '../../adapters/secrets/secrets-manager.ts';
import { systemClock as clock } from '../../adapters/time/system-clock.ts';
import { systemSleep as sleep } from '../../adapters/time/system-sleep.ts';
import { guardedHelpDesk } from '../../core/circuits/guarded-ports.ts';
import { parseConfig } from '../../core/config.ts';
import { requestAllowance } from '../../core/limits/request-allowance.ts';
import frontdeskConfig from '../../frontdesk.config.ts';
import { awsRequests } from '../aws-requests.ts';
import { replyEnv } from '../env.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { reply } from './handler.ts';

/** As long as the function may run: once it is over, nobody is sending any more. */
const leaseMs = 30_000;

const env = replyEnv.parse(process.env);
const config = parseConfig(frontdeskConfig);
const telemetry = lambdaTelemetry('reply', env.LOG_LEVEL);
const sqs = new SQSClient(awsRequests());
const secrets = secretsManager(
  new SecretsManagerClient(awsRequests()),
  { liveagent_keys: env.LIVEAGENT_KEYS_SECRET },
  { clock, telemetry },
);

const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(awsRequests()));
const limits = { table: env.TABLE_NAME, clock };
const limiter = dynamoRateLimiter(dynamo, limits);
const circuits = { circuits: dynamoCircuits(dynamo, limits), clock, telemetry };

const helpDesk = (manner: 'at_once' | 'brief') =>
  guardedHelpDesk(
    circuits,
    liveAgentHelpDesk({
      url: env.LIVEAGENT_URL,
      keys: (options) => secrets.get('liveagent_keys', options),
      agents: config.liveagent.agents,
      timeoutMs: 8_000,
      now: clock.now,
      allowance: requestAllowance({ limiter, clock, sleep, telemetry }, { ...config.liveagent, manner }),
    }),
  );

export const handler = reply({
  store: dynamoConversations(dynamo, {
    table: env.TABLE_NAME,
    retentionDays: config.retention.days,
    clock,
  }),
  queues: sqsQueues(sqs, { inbox: env.INBOX_QUEUE_URL }),
  redelivery: sqsRedelivery(sqs, env.SOURCE_QUEUE_URL),
  // Nothing may come between reading who owns the chat and posting to it.
  helpDesk: helpDesk('at_once'),
  patientHelpDesk: helpDesk('brief'),
  telemetry,
  clock,
  leaseMs,
});
