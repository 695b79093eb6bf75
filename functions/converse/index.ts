import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoCircuits } from '../../adapters/circuits/dynamo.ts';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import { dynamoCounters } from '../../adapters/counters/dynamo.ts';
import { liveAgentHelpDesk } from '../../adapters/help-desk/liveagent.ts';
import { randomIds as ids } from '../../adapters/ids/random-ids.ts';
import { s3Client, s3IndexStore } from '../../adapters/index-store/s3.ts';
import { bedrockKnowledge, bedrockRetrieveClient } from '../../adapters/knowledge/bedrock.ts';
import { loadIndex } from '../../adapters/knowledge/load-index.ts';
import { refreshingKnowledge } from '../../adapters/knowledge/refreshing.ts';
import { tinyldDetector } from '../../adapters/language/tinyld.ts';
import { bedrockClient, bedrockModel } from '../../adapters/model/bedrock.ts';
import { lambdaPageReader } from '../../adapters/page-reader/lambda.ts';
import { sqsQueues, sqsRedelivery } from '../../adapters/queues/sqs.ts';
import { dynamoRateLimiter } from '../../adapters/rate-limiter/dynamo.ts';
import { secretsManager } from '../../adapters/secrets/secrets-manager.ts';
import { systemClock as clock } from '../../adapters/time/system-clock.ts';
import { systemSleep as sleep } from '../../adapters/time/system-sleep.ts';
import { guardedHelpDesk, guardedModel } from '../../core/circuits/guarded-ports.ts';
import { parseConfig } from '../../core/config.ts';
import { requestAllowance } from '../../core/limits/request-allowance.ts';
import frontdeskConfig from '../../frontdesk.config.ts';
import { awsRequests } from '../aws-requests.ts';
import { converseEnv, knowledgeKeys } from '../env.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { converse } from './handler.ts';

/** Reading a page takes up to eight seconds, and a cold start of the function that does it one more. */
const pageMs = 12_000;

const env = converseEnv.parse(process.env);
const config = parseConfig(frontdeskConfig);
const telemetry = lambdaTelemetry('converse', env.LOG_LEVEL);
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

/** Bundles hold the configured engine alone (scripts/bundle/knowledge-engine.ts). */
const knowledge =
  config.knowledge.engine === 'embedded'
    ? refreshingKnowledge({
        bundled: () => loadIndex(join(import.meta.dirname, 'knowledge.json')),
        store: s3IndexStore(s3Client({ timeoutMs: 3_000 }), {
          bucket: env.KNOWLEDGE_BUCKET,
          key: knowledgeKeys.index,
        }),
        clock,
        telemetry,
      })
    : bedrockKnowledge(bedrockRetrieveClient({ region: config.model.region, timeoutMs: 5_000 }), {
        knowledgeBaseId: env.KNOWLEDGE_BASE_ID,
        ...(config.knowledge.minScore === undefined ? {} : { minScore: config.knowledge.minScore }),
      });

export const handler = converse({
  config,
  counters: dynamoCounters(dynamo, { table: env.TABLE_NAME, clock }),
  clock,
  ids,
  telemetry,
  store: dynamoConversations(dynamo, {
    table: env.TABLE_NAME,
    retentionDays: config.retention.days,
    clock,
  }),
  queues: sqsQueues(sqs, {
    inbox: env.INBOX_QUEUE_URL,
    replies: env.REPLIES_QUEUE_URL,
    escalations: env.ESCALATIONS_QUEUE_URL,
    leads: env.LEADS_QUEUE_URL,
    timers: env.TIMERS_QUEUE_URL,
  }),
  redelivery: sqsRedelivery(sqs, env.SOURCE_QUEUE_URL),
  helpDesk: guardedHelpDesk(
    circuits,
    liveAgentHelpDesk({
      url: env.LIVEAGENT_URL,
      keys: (options) => secrets.get('liveagent_keys', options),
      agents: config.liveagent.agents,
      timeoutMs: 8_000,
      now: clock.now,
      allowance: requestAllowance({ limiter, clock, sleep, telemetry }, config.liveagent),
    }),
  ),
  model: guardedModel(
    circuits,
    bedrockModel(bedrockClient({ region: config.model.region, timeoutMs: 20_000 }), {
      modelId: config.model.id,
      guardrail: config.model.guardrail,
    }),
  ),
  knowledge,
  pageReader: lambdaPageReader(
    new LambdaClient({ ...awsRequests(pageMs), maxAttempts: 2 }),
    env.READ_PAGE_FUNCTION,
  ),
  detector: tinyldDetector(),
});
