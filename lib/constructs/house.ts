import type { Duration } from 'aws-cdk-lib';
import type { FrontdeskConfig } from '../../core/config.ts';
import type { ConversationTable } from './conversation-table.ts';
import type { FrontDoor } from './front-door.ts';
import type { FunctionName, HouseFunction } from './house-function.ts';
import type { HouseSecrets } from './house-secrets.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { KnowledgeBucket } from './knowledge-bucket.ts';
import type { LeadMail } from './lead-mail.ts';
import type { WorkQueues } from './work-queues.ts';

export interface FunctionSpec {
  description: string;
  timeout: Duration;
  /** MB. */
  memory: number;
  environment: Record<string, string>;
}

/** What the functions are wired to. */
export interface House {
  config: FrontdeskConfig;
  version: string;
  table: ConversationTable;
  queues: WorkQueues;
  secrets: HouseSecrets;
  door: FrontDoor;
  mail: LeadMail;
  documents: KnowledgeBucket;
  /** Undefined where the engine is the embedded one. */
  knowledgeBase: KnowledgeBase | undefined;
  addFunction(name: FunctionName, spec: FunctionSpec): HouseFunction;
}
