import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { liveAgentArticles } from '../../adapters/help-desk/articles.ts';
import { liveAgentClient } from '../../adapters/help-desk/client.ts';
import { randomIds as ids } from '../../adapters/ids/random-ids.ts';
import { s3Client, s3IndexStore } from '../../adapters/index-store/s3.ts';
import { bedrockPublisher } from '../../adapters/knowledge/bedrock-publisher.ts';
import { folderSource } from '../../adapters/knowledge/folder-source.ts';
import { indexPublisher } from '../../adapters/knowledge/index-publisher.ts';
import { bedrockAgentClient, ingestion } from '../../adapters/knowledge/ingestion.ts';
import { s3Documents } from '../../adapters/knowledge/s3-documents.ts';
import { s3KnowledgeStore } from '../../adapters/knowledge-store/s3.ts';
import { tinyldDetector } from '../../adapters/language/tinyld.ts';
import { crawler } from '../../adapters/page-reader/crawler.ts';
import { readHtml } from '../../adapters/page-reader/page-text.ts';
import { sitemap } from '../../adapters/page-reader/sitemap.ts';
import { urlList } from '../../adapters/page-reader/url-list.ts';
import { dynamoRateLimiter } from '../../adapters/rate-limiter/dynamo.ts';
import { secretsManager } from '../../adapters/secrets/secrets-manager.ts';
import { systemClock as clock } from '../../adapters/time/system-clock.ts';
import { systemSleep as sleep } from '../../adapters/time/system-sleep.ts';
import { parseConfig } from '../../core/config.ts';
import type { KnowledgePublisher } from '../../core/knowledge/snapshot.ts';
import type { KnowledgeSources } from '../../core/knowledge/sync/source.ts';
import { syncKnowledge } from '../../core/knowledge/sync/sync-knowledge.ts';
import { requestAllowance } from '../../core/limits/request-allowance.ts';
import frontdeskConfig from '../../frontdesk.config.ts';
import { awsRequests } from '../aws-requests.ts';
import { knowledgeKeys, syncKnowledgeEnv } from '../env.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { syncKnowledgeHandler } from './handler.ts';

const env = syncKnowledgeEnv.parse(process.env);
const config = parseConfig(frontdeskConfig);
const telemetry = lambdaTelemetry('sync-knowledge', env.LOG_LEVEL);
const s3 = s3Client({ timeoutMs: 30_000 });
const bucket = env.KNOWLEDGE_BUCKET;
const snapshot = { bucket, key: knowledgeKeys.snapshot(env.KNOWLEDGE_BASE_ID) };
const secrets = secretsManager(
  new SecretsManagerClient(awsRequests()),
  { liveagent_keys: env.LIVEAGENT_KEYS_SECRET },
  { clock, telemetry },
);

/** Articles can wait: visitors come first. */
const allowance = requestAllowance(
  {
    limiter: dynamoRateLimiter(DynamoDBDocumentClient.from(new DynamoDBClient(awsRequests())), {
      table: env.TABLE_NAME,
      clock,
    }),
    clock,
    sleep,
    telemetry,
  },
  { ...config.liveagent, manner: 'bulk' },
);

const sourcesNow = (): KnowledgeSources => {
  const { requestsPerSecond } = config.knowledge.crawl;
  const crawl = crawler({ requestsPerSecond, clock, sleep });
  return {
    // Folders travel beside the code (scripts/function-assets.ts).
    folder: folderSource({ readHtml, root: import.meta.dirname }),
    urls: urlList(crawl),
    sitemap: sitemap(crawl),
    liveagent: liveAgentArticles({
      client: liveAgentClient({
        url: env.LIVEAGENT_URL,
        keys: (options) => secrets.get('liveagent_keys', options),
        timeoutMs: 15_000,
        now: clock.now,
        allowance,
      }),
      url: env.LIVEAGENT_URL,
      readHtml,
    }),
  };
};

const publisher = (deadline: number): KnowledgePublisher => {
  if (config.knowledge.engine === 'embedded') {
    return indexPublisher(s3IndexStore(s3, { bucket, key: knowledgeKeys.index }));
  }
  const { KNOWLEDGE_BASE_ID: knowledgeBaseId, DATA_SOURCE_ID: dataSourceId } = env;
  const client = bedrockAgentClient({ region: config.model.region, timeoutMs: 10_000 });
  return bedrockPublisher(
    {
      documents: s3Documents(s3, { bucket, prefix: knowledgeKeys.documents }),
      ingestion: ingestion(client, { knowledgeBaseId, dataSourceId, clock, sleep }),
      ids,
      telemetry,
    },
    { prefix: knowledgeKeys.documents, deadline },
  );
};

export const handler = syncKnowledgeHandler({
  clock,
  telemetry,
  // An index is built and written in seconds; an ingestion of some thousand documents takes minutes.
  publishMs: config.knowledge.engine === 'embedded' ? 60_000 : 300_000,
  sync: ({ readUntil, publishUntil, everything }) =>
    syncKnowledge(
      {
        sources: sourcesNow(),
        store: s3KnowledgeStore(s3IndexStore(s3, snapshot), `s3://${snapshot.bucket}/${snapshot.key}`),
        publisher: publisher(publishUntil),
        detector: tinyldDetector(),
        clock,
        telemetry,
      },
      config,
      { deadline: readUntil, everything },
    ),
});
