import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoConversations } from '../../adapters/conversations/dynamo.ts';
import { readFolder } from '../../adapters/knowledge/folder.ts';
import { lambdaPageReader } from '../../adapters/page-reader/lambda.ts';
import { apiAddress, deployStack, destroyStack } from '../../local/stack/deploy.ts';
import { aws } from './aws.ts';

/** The emulator checks every call against the roles of the stack, so what passes here is allowed there. */
describe('the deployed app', () => {
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-'));
  const configPath = join(dir, 'stack.config.ts');
  const options = { url: aws.endpoint, region: aws.region, configPath, dir, log: () => undefined };
  let outputs: Record<string, string>;
  let api: string;

  beforeAll(async () => {
    writeFileSync(
      configPath,
      `import base from ${JSON.stringify(resolve('frontdesk.config.ts'))};
       const nowhere = 'http://127.0.0.1:9';
       export default {
         ...base,
         liveagent: { ...base.liveagent, url: nowhere },
         deployment: { ...base.deployment, stackName: 'FrontdeskTest', onDestroy: 'delete', endpoints: { bedrockRuntime: nowhere } },
       };`,
    );
    outputs = await deployStack(options);
    api = apiAddress(aws.endpoint, outputs);
  }, 180_000);

  afterAll(async () => {
    await destroyStack(options);
    rmSync(dir, { recursive: true });
  }, 60_000);

  it('answers on /health with its version', async () => {
    const response = await fetch(`${api}/health`);
    expect([response.status, await response.json()]).toEqual([
      200,
      { status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    ]);
  });

  it('takes webhooks that hold its generated secret, and no others', async () => {
    const { SecretString = '' } = await new SecretsManagerClient(aws).send(
      new GetSecretValueCommand({ SecretId: outputs.LiveAgentWebhookSecret ?? '' }),
    );
    const { current } = JSON.parse(SecretString) as { current: string };
    expect(current).toMatch(/^[A-Za-z0-9]{40}$/);
    const post = (path: string) =>
      fetch(`${api}/liveagent/events${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ conversation_id: 'abc12345' }),
      });
    expect((await post(`/${current}`)).status).toBe(200);
    expect((await post(`/${current.slice(1)}x`)).status).toBe(404);
  });

  it('refuses unsigned Slack requests and transcript links it did not make', async () => {
    expect((await fetch(`${api}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(401);
    expect((await fetch(`${api}/transcripts/made-up`)).status).toBe(404);
  });

  it('synchronises the folders it was deployed with, and finds nothing to do the next time', async () => {
    const lambda = new LambdaClient(aws);
    const run = async (event: object) => {
      const { Payload, FunctionError } = await lambda.send(
        new InvokeCommand({
          FunctionName: outputs.SyncKnowledgeFunction ?? '',
          Payload: JSON.stringify(event),
        }),
      );
      return { error: FunctionError, report: JSON.parse(Payload?.transformToString() ?? '{}') };
    };
    const count = (await readFolder('knowledge')).length;
    const source = {
      source: 'folder knowledge',
      read: count,
      unchanged: 0,
      changed: 0,
      added: 0,
      removed: 0,
      failed: [],
      leftOut: [],
      notReached: 0,
    };
    const published = { articles: count, failed: [] };
    const known = { error: undefined, report: { articles: count, version: expect.any(String) } };
    const first = await run({});
    expect(first).toMatchObject({ ...known, report: { sources: [{ ...source, added: count }], published } });
    const second = await run({});
    expect(second).toMatchObject({ ...known, report: { sources: [{ ...source, unchanged: count }] } });
    expect(second.report).not.toHaveProperty('published');
    expect((await run({ everything: true })).report).toMatchObject({ published });
  });

  it('sweeps up what nobody came back to, and says so', async () => {
    const lambda = new LambdaClient(aws);
    const store = dynamoConversations(DynamoDBDocumentClient.from(new DynamoDBClient(aws)), {
      table: outputs.TableName ?? '',
      retentionDays: 1,
      clock: { now: Date.now },
    });
    const conversation = 'liveagent:forgotten';
    await store.recordInput(conversation, {
      id: 'timer:1',
      at: Date.now() - 600_000,
      kind: 'timer_fired',
      timer: { name: 'unclaimed', caseId: 'gone', step: 0 },
    });
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    const FunctionName = Functions.map((one) => one.FunctionName ?? '').find((name) =>
      /^FrontdeskTest-sweep/.test(name),
    );
    const { Payload, FunctionError } = await lambda.send(new InvokeCommand({ FunctionName }));
    // LiveAgent is nowhere, which the sweep lives with.
    expect([FunctionError, JSON.parse(Payload?.transformToString() ?? '{}')]).toEqual([
      undefined,
      { overdue: 1, rung: 1, reconciled: { looked: false } },
    ]);
    const waits = async () => (await store.load(conversation, { messages: 0 })).unhandled.length;
    while ((await waits()) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await store.history(conversation)).inputs.map(({ handled }) => handled)).toEqual([true]);
  });

  it('reads no page on its own network', async () => {
    const lambda = new LambdaClient(aws);
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    const names = Functions.map(({ FunctionName = '' }) => FunctionName);
    const [readPage = '', ...others] = names.filter((name) => /^FrontdeskTest.*read-?page/i.test(name));
    expect(others).toEqual([]);
    await expect(lambdaPageReader(lambda, readPage).read('http://127.0.0.1/')).rejects.toMatchObject({
      name: 'AppError',
      code: 'refused',
      message: 'the address is not on the public internet',
    });
  });
});
