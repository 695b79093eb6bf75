import { Duration } from 'aws-cdk-lib';
import type {
  EnvironmentOf,
  filesEnv,
  healthEnv,
  receiveEnv,
  slackEnv,
  transcriptEnv,
} from '../../functions/env.ts';
import type { House } from './house.ts';
import { arnOf, grantSecret } from './house-secrets.ts';

const addReceive = ({ addFunction, door, queues, secrets }: House) => {
  const receive = addFunction('receive', {
    description: 'Takes LiveAgent webhooks and rings the doorbell',
    // LiveAgent expects its answer within a second; beyond this a cold start has failed anyway.
    timeout: Duration.seconds(5),
    // Half a second of CPU at a cold start must fit into that second.
    memory: 512,
    environment: {
      LOG_LEVEL: 'INFO',
      INBOX_QUEUE_URL: queues.inbox.url,
      LIVEAGENT_WEBHOOK_SECRET: arnOf(secrets.liveAgentWebhook),
    } satisfies EnvironmentOf<typeof receiveEnv>,
  });
  queues.inbox.grantSend(receive);
  grantSecret(secrets.liveAgentWebhook, receive);
  door.route(
    receive,
    'GET /liveagent/events',
    'POST /liveagent/events',
    'GET /liveagent/events/{secret}',
    'POST /liveagent/events/{secret}',
  );
  return receive;
};

const addSlack = ({ addFunction, config, door, queues, secrets, table }: House) => {
  const slack = addFunction('slack', {
    description: 'Takes Slack events and button presses; a claim is committed here',
    // Slack gives up after three seconds and delivers again; what came this far may finish.
    timeout: Duration.seconds(10),
    memory: 512,
    environment: {
      LOG_LEVEL: 'INFO',
      TABLE_NAME: table.name,
      SLACK_API_URL: config.deployment.endpoints?.slack ?? '',
      SLACK_SECRET: arnOf(secrets.slack),
      TRANSCRIPT_KEYS_SECRET: arnOf(secrets.transcriptKeys),
      PUBLIC_URL: door.url,
      INBOX_QUEUE_URL: queues.inbox.url,
    } satisfies EnvironmentOf<typeof slackEnv>,
  });
  table.grantReadWrite(slack);
  table.grantLoad(slack);
  queues.inbox.grantSend(slack);
  grantSecret(secrets.slack, slack);
  grantSecret(secrets.transcriptKeys, slack);
  door.route(slack, 'POST /slack/events', 'POST /slack/interactions');
  return slack;
};

const addTranscript = ({ addFunction, door, secrets, table }: House) => {
  const transcript = addFunction('transcript', {
    description: 'Shows a conversation to the holder of a signed link',
    timeout: Duration.seconds(10),
    memory: 512,
    environment: {
      LOG_LEVEL: 'INFO',
      TABLE_NAME: table.name,
      TRANSCRIPT_KEYS_SECRET: arnOf(secrets.transcriptKeys),
    } satisfies EnvironmentOf<typeof transcriptEnv>,
  });
  table.grantRead(transcript);
  table.grantLoad(transcript);
  grantSecret(secrets.transcriptKeys, transcript);
  door.route(transcript, 'GET /transcripts/{token}');
  return transcript;
};

const addFiles = ({ addFunction, config, door, secrets }: House) => {
  const files = addFunction('files', {
    description: 'Hands out a file from Slack to the holder of a signed link',
    timeout: Duration.seconds(20),
    // The file is held whole, and once more in base64.
    memory: 512,
    environment: {
      LOG_LEVEL: 'INFO',
      SLACK_API_URL: config.deployment.endpoints?.slack ?? '',
      SLACK_SECRET: arnOf(secrets.slack),
      TRANSCRIPT_KEYS_SECRET: arnOf(secrets.transcriptKeys),
    } satisfies EnvironmentOf<typeof filesEnv>,
  });
  grantSecret(secrets.slack, files);
  grantSecret(secrets.transcriptKeys, files);
  door.route(files, 'GET /files/{token}');
  return files;
};

const addHealth = ({ addFunction, door, version }: House) => {
  const health = addFunction('health', {
    description: 'Says that the door answers, and which version does',
    timeout: Duration.seconds(3),
    memory: 128,
    environment: { LOG_LEVEL: 'INFO', VERSION: version } satisfies EnvironmentOf<typeof healthEnv>,
  });
  door.route(health, 'GET /health');
  return health;
};

/** Functions behind the HTTP API. */
export const doorFunctions = (house: House) => [
  addReceive(house),
  addSlack(house),
  addTranscript(house),
  addFiles(house),
  addHealth(house),
];
