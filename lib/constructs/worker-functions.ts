import { Duration } from 'aws-cdk-lib';
import type {
  converseEnv,
  EnvironmentOf,
  escalateEnv,
  notifyLeadEnv,
  readPageEnv,
  replyEnv,
  ringEnv,
} from '../../functions/env.ts';
import { grantModel } from './grant-model.ts';
import type { House } from './house.ts';
import type { HouseFunction } from './house-function.ts';
import { arnOf, grantSecret } from './house-secrets.ts';

const endpoint = (variable: string, url: string | undefined): Record<string, string> =>
  url === undefined ? {} : { [variable]: url };

const addReadPage = ({ addFunction }: House) =>
  // The one function that opens addresses visitors name, so its role may do nothing beyond writing its log.
  addFunction('read-page', {
    description: 'Reads a public web page for the assistant',
    // The page reader gives a page some seconds; the visitor is waiting.
    timeout: Duration.seconds(15),
    // Parsing a large page takes CPU.
    memory: 512,
    environment: { LOG_LEVEL: 'INFO' } satisfies EnvironmentOf<typeof readPageEnv>,
  });

const addConverse = (house: House, readPage: HouseFunction) => {
  const { addFunction, config, documents, knowledgeBase, queues, secrets, table } = house;
  const converse = addFunction('converse', {
    description: 'Decides what happens in a conversation; its only writer',
    timeout: queues.inbox.workerTimeout,
    // Of 512, 1024 and 1769 MB the middle one halves a cold first answer; more hardly shows beside the model.
    memory: 1024,
    environment: {
      LOG_LEVEL: 'INFO',
      SOURCE_QUEUE_URL: queues.inbox.url,
      TABLE_NAME: table.name,
      LIVEAGENT_URL: config.liveagent.url,
      LIVEAGENT_KEYS_SECRET: arnOf(secrets.liveAgentKeys),
      INBOX_QUEUE_URL: queues.inbox.url,
      REPLIES_QUEUE_URL: queues.replies.url,
      ESCALATIONS_QUEUE_URL: queues.escalations.url,
      LEADS_QUEUE_URL: queues.leads.url,
      TIMERS_QUEUE_URL: queues.timers.url,
      READ_PAGE_FUNCTION: readPage.lambda.functionName,
      KNOWLEDGE_BUCKET: documents.name,
      KNOWLEDGE_BASE_ID: knowledgeBase?.id ?? '',
      ...endpoint('AWS_ENDPOINT_URL_BEDROCK_RUNTIME', config.deployment.endpoints?.bedrockRuntime),
    } satisfies EnvironmentOf<typeof converseEnv>,
  });
  table.grantReadWrite(converse);
  table.grantLoad(converse);
  grantSecret(secrets.liveAgentKeys, converse);
  for (const queue of Object.values(queues)) queue.grantSend(converse);
  converse.allowInvoking(readPage);
  grantModel(converse, config.model);
  if (knowledgeBase === undefined) documents.grantReadIndex(converse);
  else knowledgeBase.grantRetrieve(converse);
  // One turn at a time, since a turn may take half a minute. LiveAgent allows 180 requests a minute and a turn reads
  // three times: more than ten conversations at once would wait for that allowance instead of the model.
  queues.inbox.feed(converse, { batchSize: 1, maxConcurrency: 10 });
  return converse;
};

const addReply = ({ addFunction, config, queues, secrets, table }: House) => {
  const reply = addFunction('reply', {
    description: 'Posts to visitors through LiveAgent',
    timeout: queues.replies.workerTimeout,
    // Waits for the network; nobody waits for its CPU.
    memory: 256,
    environment: {
      LOG_LEVEL: 'INFO',
      SOURCE_QUEUE_URL: queues.replies.url,
      TABLE_NAME: table.name,
      LIVEAGENT_URL: config.liveagent.url,
      LIVEAGENT_KEYS_SECRET: arnOf(secrets.liveAgentKeys),
      INBOX_QUEUE_URL: queues.inbox.url,
    } satisfies EnvironmentOf<typeof replyEnv>,
  });
  table.grantReadWrite(reply);
  table.grantLoad(reply);
  queues.inbox.grantSend(reply);
  grantSecret(secrets.liveAgentKeys, reply);
  // One at a time: an ambiguous post to one visitor must not hold up another's answer in the same batch. Three at
  // once post about as fast as LiveAgent's 180 requests a minute allow.
  queues.replies.feed(reply, { batchSize: 1, maxConcurrency: 3 });
  return reply;
};

const addEscalate = ({ addFunction, config, door, queues, secrets, table }: House) => {
  const escalate = addFunction('escalate', {
    description: 'Posts cases and their threads to Slack',
    timeout: queues.escalations.workerTimeout,
    memory: 256,
    environment: {
      LOG_LEVEL: 'INFO',
      SOURCE_QUEUE_URL: queues.escalations.url,
      TABLE_NAME: table.name,
      SLACK_API_URL: config.deployment.endpoints?.slack ?? '',
      SLACK_SECRET: arnOf(secrets.slack),
      LIVEAGENT_URL: config.liveagent.url,
      LIVEAGENT_KEYS_SECRET: arnOf(secrets.liveAgentKeys),
      TRANSCRIPT_KEYS_SECRET: arnOf(secrets.transcriptKeys),
      PUBLIC_URL: door.url,
      INBOX_QUEUE_URL: queues.inbox.url,
      ESCALATIONS_QUEUE_URL: queues.escalations.url,
    } satisfies EnvironmentOf<typeof escalateEnv>,
  });
  table.grantReadWrite(escalate);
  queues.inbox.grantSend(escalate);
  // An update of a card that fails for minutes goes into its queue anew.
  queues.escalations.grantSend(escalate);
  grantSecret(secrets.slack, escalate);
  grantSecret(secrets.liveAgentKeys, escalate);
  grantSecret(secrets.transcriptKeys, escalate);
  // Slack takes about one message a second in a channel, and all cases share one: two at once, the least that Lambda
  // offers, keep it busy while one of them waits.
  queues.escalations.feed(escalate, { batchSize: 1, maxConcurrency: 2 });
  return escalate;
};

const addNotifyLead = ({ addFunction, config, door, mail, queues, secrets, table }: House) => {
  const notifyLead = addFunction('notify-lead', {
    description: 'Mails leads and team messages through SES',
    timeout: queues.leads.workerTimeout,
    memory: 256,
    environment: {
      LOG_LEVEL: 'INFO',
      SOURCE_QUEUE_URL: queues.leads.url,
      TABLE_NAME: table.name,
      INBOX_QUEUE_URL: queues.inbox.url,
      LIVEAGENT_URL: config.liveagent.url,
      TRANSCRIPT_KEYS_SECRET: arnOf(secrets.transcriptKeys),
      PUBLIC_URL: door.url,
      ...endpoint('AWS_ENDPOINT_URL_SES', config.deployment.endpoints?.ses),
    } satisfies EnvironmentOf<typeof notifyLeadEnv>,
  });
  table.grantReadWrite(notifyLead);
  queues.inbox.grantSend(notifyLead);
  grantSecret(secrets.transcriptKeys, notifyLead);
  mail.grantSend(notifyLead);
  // SES in its sandbox takes one mail a second; leads are rare, and one that hangs must not hold up another.
  queues.leads.feed(notifyLead, { batchSize: 1, maxConcurrency: 2 });
  return notifyLead;
};

const addRing = ({ addFunction, queues, table }: House) => {
  const ring = addFunction('ring', {
    description: 'Turns due timers into inputs and rings the doorbell',
    timeout: queues.timers.workerTimeout,
    memory: 256,
    environment: {
      LOG_LEVEL: 'INFO',
      SOURCE_QUEUE_URL: queues.timers.url,
      TABLE_NAME: table.name,
      INBOX_QUEUE_URL: queues.inbox.url,
      TIMERS_QUEUE_URL: queues.timers.url,
    } satisfies EnvironmentOf<typeof ringEnv>,
  });
  table.grantReadWrite(ring);
  queues.inbox.grantSend(ring);
  queues.timers.grantSend(ring);
  // Each timer is one write and one send, so ten share an invocation.
  queues.timers.feed(ring, { batchSize: 10, maxConcurrency: 2 });
  return ring;
};

/** Functions behind the queues, and the page reader that one of them calls. */
export const workerFunctions = (house: House) => {
  const readPage = addReadPage(house);
  return [
    readPage,
    addConverse(house, readPage),
    addReply(house),
    addEscalate(house),
    addNotifyLead(house),
    addRing(house),
  ];
};
