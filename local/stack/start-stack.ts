import { writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import type { FrontdeskConfig } from '../../core/config.ts';
import { AppError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import type { SecretValues } from '../../core/secrets.ts';
import type { Emulators } from '../emulators.ts';
import type { Faults } from '../faults.ts';
import { startSesProxy } from '../ses-proxy.ts';
import { apiAddress, deployStack, destroyStack } from './deploy.ts';
import { startMiniStack } from './ministack.ts';

export interface StackRunOptions {
  config: FrontdeskConfig;
  /** The configuration file that the deployed one is made from. */
  configPath: string;
  secrets: SecretValues;
  /** Holds the virtual environment, which outlives `--fresh`. */
  home: string;
  dir: string;
  emulators: Emulators;
  faults: Faults;
  clock: Clock;
  publicUrl: string;
  log: (line: string) => void;
}

/** The customer's configuration with the addresses of this machine: nothing that a customer could not write as well. */
const writeStackConfig = (options: StackRunOptions, sesUrl: string, bedrockUrl: string): string => {
  const path = resolve(options.dir, 'stack.config.ts');
  const deployment = {
    ...options.config.deployment,
    onDestroy: 'delete',
    publicUrl: options.publicUrl,
    endpoints: { bedrockRuntime: bedrockUrl, ses: sesUrl, slack: options.emulators.slack.url },
  };
  writeFileSync(
    path,
    `import config from ${JSON.stringify(resolve(options.configPath))};

export default {
  ...config,
  // MiniStack has no Knowledge Base.
  knowledge: { ...config.knowledge, engine: 'embedded' },
  liveagent: { ...config.liveagent, url: ${JSON.stringify(options.emulators.liveagent.url)} },
  deployment: ${JSON.stringify(deployment, null, 2)},
};
`,
  );
  return path;
};

const outputOf = (outputs: Record<string, string>, name: string): string => {
  const value = outputs[name];
  if (value !== undefined) return value;
  throw new AppError('invalid', `the stack has no output ${name}; it has ${Object.keys(outputs).join(', ')}`);
};

/** Passes a request on to the deployed API. */
const apiProxy = (address: string) => {
  const upstream = new URL(address);
  return (request: IncomingMessage, response: ServerResponse): void => {
    const outgoing = httpRequest(
      {
        host: upstream.hostname,
        port: upstream.port,
        method: request.method,
        path: `${upstream.pathname}${request.url}`,
        headers: { ...request.headers, host: upstream.host },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    outgoing.on('error', (error) => {
      response.writeHead(502, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: `the deployed API did not answer: ${error.message}` }));
    });
    request.pipe(outgoing);
  };
};

/** AWS's scheduler runs it as soon as it is deployed; MiniStack's waits for the first interval to pass. */
const synchronise = (lambda: LambdaClient, name: string) =>
  lambda.send(new InvokeCommand({ FunctionName: name, InvocationType: 'Event', Payload: '{}' }));

/** Deploys the unchanged app into MiniStack. AppError says what stood in the way. */
export const startStack = async (options: StackRunOptions) => {
  const { config, emulators, faults, dir, log } = options;
  if (emulators.bedrock === undefined) {
    throw new AppError(
      'invalid',
      'FRONTDESK_MODEL=bedrock needs real credentials, which a stack in MiniStack has not; expected scripted or a URL, or "npm start" without --stack',
    );
  }
  const miniStack = await startMiniStack({ dir: options.home, log });
  const proxy = await startSesProxy({ upstream: miniStack.url, faults });
  const stack = {
    url: miniStack.url,
    configPath: writeStackConfig(options, proxy.url, emulators.bedrock.url),
    region: config.model.region,
    dir: join(dir, 'deploy'),
    log,
  };
  const close = async () => {
    await proxy.close();
    await miniStack.close();
  };
  try {
    log('Deploying the stack with cdk bootstrap and cdk deploy; this takes half a minute');
    const outputs = await deployStack(stack);
    const client = {
      endpoint: miniStack.url,
      region: config.model.region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    const secretsManager = new SecretsManagerClient(client);
    const names: Record<keyof SecretValues, string> = {
      liveagent_keys: 'LiveAgentKeysSecret',
      liveagent_webhook: 'LiveAgentWebhookSecret',
      slack: 'SlackSecret',
      transcript_keys: 'TranscriptKeysSecret',
    };
    for (const [secret, output] of Object.entries(names)) {
      await secretsManager.send(
        new PutSecretValueCommand({
          SecretId: outputOf(outputs, output),
          SecretString: JSON.stringify(options.secrets[secret as keyof SecretValues]),
        }),
      );
    }
    await synchronise(new LambdaClient(client), outputOf(outputs, 'SyncKnowledgeFunction'));
    return {
      url: miniStack.url,
      outputs,
      serve: apiProxy(apiAddress(miniStack.url, outputs)),
      store: dynamoConversations(DynamoDBDocumentClient.from(new DynamoDBClient(client)), {
        table: outputOf(outputs, 'TableName'),
        retentionDays: config.retention.days,
        clock: options.clock,
      }),
      mail: { list: async () => proxy.mails() },
      destroy: () => destroyStack(stack),
      stop: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
