import * as z from 'zod';

/** CloudWatch namespace of the product's own metrics; `lib/` draws its boards from it. */
export const metricsNamespace = 'Frontdesk';

const name = z.string().min(1);
const queueUrl = z.string().regex(/^https?:\/\//, 'a queue URL');
const level = z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO');
const observability = { LOG_LEVEL: level };
/** The queue that a worker is fed from; it postpones failed messages there. */
const source = { SOURCE_QUEUE_URL: queueUrl };
const table = { TABLE_NAME: name };
const liveAgent = { LIVEAGENT_URL: z.string().regex(/^https?:\/\//), LIVEAGENT_KEYS_SECRET: name };
/** Empty means Slack itself. */
const slack = { SLACK_API_URL: z.string(), SLACK_SECRET: name };

/** What signed links are made of. */
const links = { TRANSCRIPT_KEYS_SECRET: name, PUBLIC_URL: z.string().regex(/^https?:\/\//) };

/** Names within the knowledge bucket. The number is the index's own version: an index of another one is no use. */
export const knowledgeKeys = {
  index: 'state/2/index.json.br',
  /** What an engine was given. Another engine or knowledge base has none, and so is given everything. */
  snapshot: (knowledgeBaseId: string) => `state/2/${knowledgeBaseId || 'embedded'}/snapshot.json.br`,
  documents: 'documents/',
};
const knowledge = { KNOWLEDGE_BUCKET: name };
/** Empty where the engine is the embedded one. */
const knowledgeBase = { KNOWLEDGE_BASE_ID: z.string() };

/** One schema per function; `lib/` builds each function's environment from its type. */
export const receiveEnv = z.object({
  ...observability,
  INBOX_QUEUE_URL: queueUrl,
  LIVEAGENT_WEBHOOK_SECRET: name,
});
export const slackEnv = z.object({
  ...observability,
  ...table,
  ...slack,
  ...links,
  INBOX_QUEUE_URL: queueUrl,
});
export const converseEnv = z.object({
  ...observability,
  ...source,
  ...table,
  ...liveAgent,
  INBOX_QUEUE_URL: queueUrl,
  REPLIES_QUEUE_URL: queueUrl,
  ESCALATIONS_QUEUE_URL: queueUrl,
  LEADS_QUEUE_URL: queueUrl,
  TIMERS_QUEUE_URL: queueUrl,
  READ_PAGE_FUNCTION: name,
  ...knowledge,
  ...knowledgeBase,
});
export const replyEnv = z.object({
  ...observability,
  ...source,
  ...table,
  ...liveAgent,
  INBOX_QUEUE_URL: queueUrl,
});
export const escalateEnv = z.object({
  ...observability,
  ...source,
  ...table,
  ...slack,
  ...liveAgent,
  ...links,
  INBOX_QUEUE_URL: queueUrl,
  ESCALATIONS_QUEUE_URL: queueUrl,
});
export const notifyLeadEnv = z.object({
  ...observability,
  ...source,
  ...table,
  INBOX_QUEUE_URL: queueUrl,
  LIVEAGENT_URL: liveAgent.LIVEAGENT_URL,
  TRANSCRIPT_KEYS_SECRET: name,
  PUBLIC_URL: z.string().regex(/^https?:\/\//),
});
export const ringEnv = z.object({
  ...observability,
  ...source,
  ...table,
  INBOX_QUEUE_URL: queueUrl,
  TIMERS_QUEUE_URL: queueUrl,
});
export const transcriptEnv = z.object({ ...observability, ...table, TRANSCRIPT_KEYS_SECRET: name });
export const filesEnv = z.object({ ...observability, ...slack, TRANSCRIPT_KEYS_SECRET: name });
export const healthEnv = z.object({ ...observability, VERSION: name });
export const syncKnowledgeEnv = z.object({
  ...observability,
  ...table,
  ...liveAgent,
  ...knowledge,
  ...knowledgeBase,
  DATA_SOURCE_ID: z.string(),
});
export const sweepEnv = z.object({
  ...observability,
  ...table,
  ...liveAgent,
  INBOX_QUEUE_URL: queueUrl,
});
export const readPageEnv = z.object({ ...observability });

/** What a function's environment must hold, as `lib/` writes it. */
export type EnvironmentOf<Schema extends z.ZodType> = Record<Extract<keyof z.input<Schema>, string>, string>;
