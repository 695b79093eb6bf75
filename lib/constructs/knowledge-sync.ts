import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EnvironmentOf, syncKnowledgeEnv } from '../../functions/env.ts';
import type { House } from './house.ts';
import type { HouseFunction } from './house-function.ts';
import { arnOf, grantSecret } from './house-secrets.ts';
import { Schedule } from './schedule.ts';

/** The function that reads the sources, and what it needs to hand them on. */
export const addKnowledgeSync = (scope: Construct, house: House): HouseFunction => {
  const { addFunction, config, documents, knowledgeBase, secrets, table } = house;
  const knowledgeBaseId = knowledgeBase?.id ?? '';
  const sync = addFunction('sync-knowledge', {
    description: 'Reads the sources of knowledge and hands what changed to the engine',
    // The longest there is: sites are read slowly out of courtesy, and what is left is read the next time.
    timeout: Duration.minutes(15),
    // Parsing pages and building an index take CPU; 5,000 articles take some 200 MB.
    memory: 1024,
    environment: {
      LOG_LEVEL: 'INFO',
      TABLE_NAME: table.name,
      LIVEAGENT_URL: config.liveagent.url,
      LIVEAGENT_KEYS_SECRET: arnOf(secrets.liveAgentKeys),
      KNOWLEDGE_BUCKET: documents.name,
      KNOWLEDGE_BASE_ID: knowledgeBaseId,
      DATA_SOURCE_ID: knowledgeBase?.dataSourceId ?? '',
    } satisfies EnvironmentOf<typeof syncKnowledgeEnv>,
  });
  documents.grantSnapshot(sync, knowledgeBaseId);
  if (knowledgeBase === undefined) {
    documents.grantWriteIndex(sync);
  } else {
    documents.grantWriteDocuments(sync);
    knowledgeBase.grantIngest(sync);
  }
  if (config.knowledge.sources.some(({ kind }) => kind === 'liveagent')) {
    grantSecret(secrets.liveAgentKeys, sync);
    table.grantLimit(sync, 'liveagent:v1');
  }
  // Articles that are deployed with the stack are searched at once: new code is a new schedule.
  new Schedule(scope, 'KnowledgeSchedule', {
    target: sync,
    every: Duration.hours(config.knowledge.sync.everyHours),
    name: sync.codeHash,
  });
  return sync;
};
