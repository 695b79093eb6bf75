import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { randomIds } from '../../adapters/ids/random-ids.ts';
import { sqsQueues } from '../../adapters/queues/sqs.ts';
import { secretsManager } from '../../adapters/secrets/secrets-manager.ts';
import { systemClock as clock } from '../../adapters/time/system-clock.ts';
import { awsRequests } from '../aws-requests.ts';
import { receiveEnv } from '../env.ts';
import { lambdaTelemetry } from '../telemetry.ts';
import { receive } from './handler.ts';

const env = receiveEnv.parse(process.env);
const telemetry = lambdaTelemetry('receive', env.LOG_LEVEL);

export const handler = receive({
  queues: sqsQueues(new SQSClient(awsRequests()), { inbox: env.INBOX_QUEUE_URL }),
  secrets: secretsManager(
    new SecretsManagerClient(awsRequests()),
    { liveagent_webhook: env.LIVEAGENT_WEBHOOK_SECRET },
    { clock, telemetry },
  ),
  telemetry,
  ids: randomIds,
});
