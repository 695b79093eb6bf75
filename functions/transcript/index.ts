import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import { panelUrl } from '../../adapters/help-desk/panel-url.ts';
import { secretsManager } from '../../adapters/secrets/secrets-manager.ts';
import { hmacTranscriptReader } from '../../adapters/signed-links/transcript.ts';
import { systemClock as clock } from '../../adapters/time/system-clock.ts';
import { systemSleep as sleep } from '../../adapters/time/system-sleep.ts';
import { parseConfig } from '../../core/config.ts';
import frontdeskConfig from '../../frontdesk.config.ts';
import { awsRequests } from '../aws-requests.ts';
import { transcriptEnv } from '../env.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { transcript } from './handler.ts';

const env = transcriptEnv.parse(process.env);
const config = parseConfig(frontdeskConfig);
const telemetry = lambdaTelemetry('transcript', env.LOG_LEVEL);
const secrets = secretsManager(
  new SecretsManagerClient(awsRequests()),
  { transcript_keys: env.TRANSCRIPT_KEYS_SECRET },
  { clock, telemetry },
);

export const handler = transcript({
  store: dynamoConversations(DynamoDBDocumentClient.from(new DynamoDBClient(awsRequests())), {
    table: env.TABLE_NAME,
    retentionDays: config.retention.days,
    clock,
  }),
  transcriptLinks: hmacTranscriptReader({
    keys: async (options) => (await secrets.get('transcript_keys', options)).keys,
    clock,
    days: config.escalation.transcriptDays,
  }),
  telemetry,
  clock,
  sleep,
  config,
  panelUrl: panelUrl(config.liveagent.url),
});
