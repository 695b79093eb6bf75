import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import { sqsQueues } from '../../adapters/queues/sqs.ts';
import { secretsManager } from '../../adapters/secrets/secrets-manager.ts';
import { hmacFileLinks } from '../../adapters/signed-links/file.ts';
import { slackTeamChat } from '../../adapters/team-chat/slack.ts';
import { systemClock as clock } from '../../adapters/time/system-clock.ts';
import { parseConfig } from '../../core/config.ts';
import { countedTeamChat } from '../../core/escalation/counted-team-chat.ts';
import frontdeskConfig from '../../frontdesk.config.ts';
import { awsRequests } from '../aws-requests.ts';
import { slackEnv } from '../env.ts';
import { http } from '../http.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { slack } from './handler.ts';

/** Slack waits 3 s for an answer, so a name or a whisper may take but a part of that. */
const slackTimeoutMs = 1200;

const env = slackEnv.parse(process.env);
const config = parseConfig(frontdeskConfig);
const telemetry = lambdaTelemetry('slack', env.LOG_LEVEL);
const secrets = secretsManager(
  new SecretsManagerClient(awsRequests()),
  { slack: env.SLACK_SECRET, transcript_keys: env.TRANSCRIPT_KEYS_SECRET },
  { clock, telemetry },
);

export const handler = http(
  telemetry,
  slack({
    store: dynamoConversations(DynamoDBDocumentClient.from(new DynamoDBClient(awsRequests())), {
      table: env.TABLE_NAME,
      retentionDays: config.retention.days,
      clock,
    }),
    queues: sqsQueues(new SQSClient(awsRequests()), { inbox: env.INBOX_QUEUE_URL }),
    teamChat: countedTeamChat(
      slackTeamChat({
        token: async (options) => (await secrets.get('slack', options)).botToken,
        apiUrl: env.SLACK_API_URL,
        timeoutMs: slackTimeoutMs,
      }),
      telemetry,
    ),
    secrets,
    clock,
    telemetry,
    responders: config.slack.responders,
    hours: config.escalation.hours,
    files: config.slack.files,
    fileLinks: hmacFileLinks({
      keys: async () => (await secrets.get('transcript_keys')).keys,
      clock,
      publicUrl: env.PUBLIC_URL,
      days: config.escalation.transcriptDays,
    }),
  }),
);
