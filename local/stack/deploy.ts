import { mkdir, readFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { PutBucketTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { AppError } from '../../core/errors.ts';
import { runCommand } from './run-command.ts';

const root = resolve(import.meta.dirname, '../..');
const nodeModulesBin = join(root, 'node_modules/.bin');

/** MiniStack's account, and its owner's key: AWS's own documentation uses none of these for real. */
const account = '000000000000';
const credentials = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

export interface StackOptions {
  /** Where the emulator answers. */
  url: string;
  /** The configuration to deploy. */
  configPath: string;
  /** AWS region to deploy to. */
  region: string;
  /** Directory for the cloud assembly and the outputs. */
  dir: string;
  log: (line: string) => void;
}

const cdk = async (options: StackOptions, ...args: string[]) => {
  const { status, output } = await runCommand(join(nodeModulesBin, 'cdk'), [...args, '--no-notices'], {
    cwd: root,
    onLine: options.log,
    env: {
      PATH: [nodeModulesBin, process.env.PATH].join(delimiter),
      // Keeps the real account's files out of it.
      HOME: resolve(options.dir),
      AWS_REGION: options.region,
      AWS_ENDPOINT_URL: options.url,
      ...credentials,
      FRONTDESK_CONFIG: resolve(options.configPath),
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      NO_COLOR: '1',
      CI: 'true',
    },
  });
  if (status !== 0) {
    throw new AppError(
      'unavailable',
      `"cdk ${args[0]}" failed with status ${status}:\n${output.slice(-4000)}`,
    );
  }
};

/**
 * MiniStack makes buckets without the tags that their template gives them, and CDK empties a bucket before its deletion
 * only where it finds its own.
 */
const tagBucket = async (options: StackOptions, bucket: string) => {
  const client = new S3Client({
    endpoint: options.url,
    forcePathStyle: true,
    region: options.region,
    credentials: {
      accessKeyId: credentials.AWS_ACCESS_KEY_ID,
      secretAccessKey: credentials.AWS_SECRET_ACCESS_KEY,
    },
  });
  const TagSet = [{ Key: 'aws-cdk:auto-delete-objects', Value: 'true' }];
  await client.send(new PutBucketTaggingCommand({ Bucket: bucket, Tagging: { TagSet } }));
  client.destroy();
};

const assemblyOf = ({ dir }: StackOptions) => join(resolve(dir), 'cdk.out');

/**
 * Runs the real `cdk bootstrap` and `cdk deploy` against the emulator. Gives the stack's outputs. AppError
 * unavailable holds the last of what a command said.
 */
export const deployStack = async (options: StackOptions): Promise<Record<string, string>> => {
  await mkdir(options.dir, { recursive: true });
  const assembly = assemblyOf(options);
  const outputsFile = join(resolve(options.dir), 'outputs.json');
  // Bootstrapping needs no assembly, so both go at once; it is given an empty app to keep it from making one.
  await Promise.all([
    cdk(options, 'synth', '--quiet', '--output', assembly),
    cdk(
      options,
      'bootstrap',
      `aws://${account}/${options.region}`,
      '--app',
      '',
      '--output',
      `${assembly}.bootstrap`,
    ),
  ]);
  await cdk(
    options,
    'deploy',
    '--all',
    '--app',
    assembly,
    '--require-approval',
    'never',
    '--outputs-file',
    outputsFile,
  );
  const outputs = JSON.parse(await readFile(outputsFile, 'utf8')) as Record<string, Record<string, string>>;
  const [stack, ...others] = Object.values(outputs);
  if (stack === undefined || others.length > 0) {
    throw new AppError(
      'invalid',
      `${outputsFile} tells of ${others.length + (stack ? 1 : 0)} stacks; expected one`,
    );
  }
  if (stack.KnowledgeBucket !== undefined) await tagBucket(options, stack.KnowledgeBucket);
  return stack;
};

/**
 * Where the emulator at `url` serves the deployed API. By path, since it answers `/health` itself whatever the Host
 * header says.
 */
export const apiAddress = (url: string, outputs: Record<string, string>): string => {
  const [, apiId] = /^https?:\/\/([^./]+)\./.exec(outputs.ApiEndpoint ?? '') ?? [];
  if (apiId === undefined) {
    throw new AppError(
      'invalid',
      `output ApiEndpoint is ${JSON.stringify(outputs.ApiEndpoint)}; expected http://<api id>.execute-api…`,
    );
  }
  return `${url}/_aws/execute-api/${apiId}/$default`;
};

/** Runs the real `cdk destroy` on what `deployStack` deployed. */
export const destroyStack = (options: StackOptions): Promise<void> =>
  cdk(options, 'destroy', '--all', '--force', '--app', assemblyOf(options));
