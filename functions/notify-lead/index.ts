import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import { panelUrl } from '../../adapters/help-desk/panel-url.ts';
import { sesClient, sesMail } from '../../adapters/mail/ses.ts';
import { sqsQueues, sqsRedelivery } from '../../adapters/queues/sqs.ts';
import { secretsManager } from '../../adapters/secrets/secrets-manager.ts';
import { hmacTranscriptLinks } from '../../adapters/signed-links/transcript.ts';
import { systemClock as clock } from '../../adapters/time/system-clock.ts';
import { parseConfig } from '../../core/config.ts';
import frontdeskConfig from '../../frontdesk.config.ts';
import { awsRequests } from '../aws-requests.ts';
import { notifyLeadEnv } from '../env.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { notifyLead } from './handler.ts';

/** As long as the function may run: once it is over, nobody is sending any more. */
const leaseMs = 30_000;

const env = notifyLeadEnv.parse(process.env);
const config = parseConfig(frontdeskConfig);
const telemetry = lambdaTelemetry('notify-lead', env.LOG_LEVEL);
const sqs = new SQSClient(awsRequests());
const secrets = secretsManager(
  new SecretsManagerClient(awsRequests()),
  { transcript_keys: env.TRANSCRIPT_KEYS_SECRET },
  { clock, telemetry },
);

export const handler = notifyLead({
  store: dynamoConversations(DynamoDBDocumentClient.from(new DynamoDBClient(awsRequests())), {
    table: env.TABLE_NAME,
    retentionDays: config.retention.days,
    clock,
  }),
  queues: sqsQueues(sqs, { inbox: env.INBOX_QUEUE_URL }),
  redelivery: sqsRedelivery(sqs, env.SOURCE_QUEUE_URL),
  mail: sesMail(sesClient()),
  helpDesk: { panelUrl: panelUrl(env.LIVEAGENT_URL) },
  transcriptLinks: hmacTranscriptLinks({
    keys: async () => (await secrets.get('transcript_keys')).keys,
    clock,
    publicUrl: env.PUBLIC_URL,
    days: config.escalation.transcriptDays,
  }),
  telemetry,
  clock,
  config,
  leaseMs,
});
