import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { FrontdeskConfig } from '../core/config.ts';
import { Alarms } from './constructs/alarms.ts';
import { ConversationTable } from './constructs/conversation-table.ts';
import { doorFunctions } from './constructs/door-functions.ts';
import { FrontDoor } from './constructs/front-door.ts';
import type { House } from './constructs/house.ts';
import { type FunctionName, HouseFunction } from './constructs/house-function.ts';
import { arnOf, HouseSecrets } from './constructs/house-secrets.ts';
import { KnowledgeBase } from './constructs/knowledge-base.ts';
import { KnowledgeBucket } from './constructs/knowledge-bucket.ts';
import { addKnowledgeSync } from './constructs/knowledge-sync.ts';
import { KpiBoard } from './constructs/kpi-board.ts';
import { LeadMail } from './constructs/lead-mail.ts';
import { ResourceBoard } from './constructs/resource-board.ts';
import { addSweep } from './constructs/sweeper.ts';
import { workQueues } from './constructs/work-queues.ts';
import { workerFunctions } from './constructs/worker-functions.ts';

export interface FrontdeskStackProps extends StackProps {
  config: FrontdeskConfig;
  version: string;
  /** The built code of a function. */
  codeOf(name: FunctionName): Code;
}

/** The whole front desk. */
export class FrontdeskStack extends Stack {
  constructor(scope: Construct, id: string, props: FrontdeskStackProps) {
    super(scope, id, props);
    const { config, version, codeOf } = props;
    const { deployment } = config;
    const keep = {
      removalPolicy: deployment.onDestroy === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    };
    // Logs hold no conversation, so they go with the stack.
    const logs = { logRetention: deployment.logDays, removalPolicy: RemovalPolicy.DESTROY };
    const documents = new KnowledgeBucket(this, 'Knowledge', keep);
    const house: House = {
      config,
      version,
      table: new ConversationTable(this, 'Conversations', keep),
      queues: workQueues(this),
      secrets: new HouseSecrets(this, 'Secrets', keep),
      door: new FrontDoor(this, 'Door', { ...logs, publicUrl: deployment.publicUrl }),
      mail: new LeadMail(this, 'LeadMail', config.leads),
      documents,
      knowledgeBase:
        config.knowledge.engine === 'bedrock'
          ? new KnowledgeBase(this, 'KnowledgeBase', { documents })
          : undefined,
      addFunction: (name, spec) => new HouseFunction(this, name, { ...spec, ...logs, code: codeOf(name) }),
    };
    const functions = [
      ...doorFunctions(house),
      ...workerFunctions(house),
      addKnowledgeSync(this, house),
      addSweep(this, house),
    ];
    new Alarms(this, 'Alarms', { queues: house.queues, functions, email: deployment.alarmEmail });
    if (deployment.dashboards) {
      new KpiBoard(this, 'Kpis');
      new ResourceBoard(this, 'Resources', { ...house, functions });
    }
    this.say(house, functions);
  }

  private say({ documents, door, knowledgeBase, queues, secrets, table }: House, functions: HouseFunction[]) {
    const sync = functions.find(({ node }) => node.id === 'sync-knowledge');
    const outputs = {
      ApiUrl: door.url,
      ApiEndpoint: door.api.apiEndpoint,
      LiveAgentWebhookUrl: `${door.url}/liveagent/events`,
      SlackEventsUrl: `${door.url}/slack/events`,
      SlackInteractionsUrl: `${door.url}/slack/interactions`,
      LiveAgentKeysSecret: arnOf(secrets.liveAgentKeys),
      LiveAgentWebhookSecret: arnOf(secrets.liveAgentWebhook),
      SlackSecret: arnOf(secrets.slack),
      TranscriptKeysSecret: arnOf(secrets.transcriptKeys),
      TableName: table.name,
      KnowledgeBucket: documents.name,
      ...(knowledgeBase === undefined ? {} : { KnowledgeBaseId: knowledgeBase.id }),
      ...(sync === undefined ? {} : { SyncKnowledgeFunction: sync.lambda.functionName }),
      ...Object.fromEntries(
        Object.entries(queues).flatMap(([name, { queue, deadLetters }]) => [
          [`Queue${name}`, queue.queueUrl],
          [`DeadLetters${name}`, deadLetters.queueUrl],
        ]),
      ),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
