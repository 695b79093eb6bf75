import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { EnvironmentOf, syncKnowledgeEnv } from '../../functions/env.ts';
import type { House } from './house.ts';
import type { HouseFunction } from './house-function.ts';
import { arnOf, grantSecret } from './house-secrets.ts';

/** Runs a function at once, every `everyHours` hours, and at once again whenever `code` changes. */
class EveryHours extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { target: HouseFunction; everyHours: number; codeHash: string },
  ) {
    super(scope, id);
    const { target, everyHours, codeHash } = props;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      description: `Frontdesk schedule of ${target.node.id}`,
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.lambda.functionArn] }),
    );
    // A rate without a start begins as soon as it exists (EventBridge Scheduler user guide, "Rate-based schedules"). A
    // new name for new code makes a new schedule of it, so that articles deployed with the stack are searched at once.
    const schedule = new CfnSchedule(this, `Rate${codeHash}`, {
      description: `Frontdesk: runs ${target.node.id}`,
      scheduleExpression: ScheduleExpression.rate(Duration.hours(everyHours)).expressionString,
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: target.lambda.functionArn, roleArn: role.roleArn },
    });
    schedule.node.addDependency(role);
  }
}

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
  new EveryHours(scope, 'KnowledgeSchedule', {
    target: sync,
    everyHours: config.knowledge.sync.everyHours,
    codeHash: sync.codeHash,
  });
  return sync;
};
