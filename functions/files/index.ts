import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { secretsManager } from '../../adapters/secrets/secrets-manager.ts';
import { hmacFileReader } from '../../adapters/signed-links/file.ts';
import { slackFiles } from '../../adapters/team-chat/slack-files.ts';
import { systemClock as clock } from '../../adapters/time/system-clock.ts';
import { parseConfig } from '../../core/config.ts';
import frontdeskConfig from '../../frontdesk.config.ts';
import { awsRequests } from '../aws-requests.ts';
import { filesEnv } from '../env.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { files } from './handler.ts';

const env = filesEnv.parse(process.env);
const config = parseConfig(frontdeskConfig);
const telemetry = lambdaTelemetry('files', env.LOG_LEVEL);
const secrets = secretsManager(
  new SecretsManagerClient(awsRequests()),
  { slack: env.SLACK_SECRET, transcript_keys: env.TRANSCRIPT_KEYS_SECRET },
  { clock, telemetry },
);

export const handler = files({
  fileLinks: hmacFileReader({
    keys: async (options) => (await secrets.get('transcript_keys', options)).keys,
    clock,
    days: config.escalation.transcriptDays,
  }),
  teamFiles: slackFiles({
    token: async (options) => (await secrets.get('slack', options)).botToken,
    apiUrl: env.SLACK_API_URL,
    timeoutMs: 8_000,
    rules: config.slack.files,
  }),
  telemetry,
});
