import { type AddressInfo, connect, createServer } from 'node:net';
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { bedrockClient, bedrockModel } from '../../adapters/model/bedrock.ts';
import { createBedrockEmulator } from '../../local/emulators/bedrock/bedrock-emulator.ts';
import type {
  ConverseModel,
  ConverseWireRequest,
  ConverseWireResponse,
} from '../../local/emulators/bedrock/wire.ts';
import { createFaults } from '../../local/faults.ts';
import { fixedClock } from '../factories/clock.ts';
import { modelContract } from './model.suite.ts';

const credentials = { accessKeyId: 'AKIALOCALTEST', secretAccessKey: 'local-test' };
const modelId = 'eu.anthropic.claude-sonnet-4-6';

const startEmulator = async (model: ConverseModel) => {
  const faults = createFaults();
  return { faults, emulator: await createBedrockEmulator({ model, faults, now: fixedClock().now }) };
};

modelContract('Bedrock over HTTP/1.1', async (backend, { timeoutMs }) => {
  const { faults, emulator } = await startEmulator(backend);
  const client = bedrockClient({ region: 'eu-central-1', endpoint: emulator.url, timeoutMs, credentials });
  return {
    model: bedrockModel(client, { modelId }),
    fail: (kind, times) => faults.add({ service: 'bedrock', kind, times }),
    close: async () => {
      client.destroy();
      await emulator.close();
    },
  };
});

const yes: ConverseWireResponse = {
  output: { message: { role: 'assistant', content: [{ text: 'Yes.' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
  metrics: { latencyMs: 0 },
};

describe('bedrockModel on the wire', () => {
  const sent = async (options: Parameters<typeof bedrockModel>[1], tools = true) => {
    const seen: { request: ConverseWireRequest; modelId: string }[] = [];
    const { emulator } = await startEmulator(async (request, id) => {
      seen.push({ request, modelId: id });
      return yes;
    });
    const client = bedrockClient({
      region: 'eu-central-1',
      endpoint: emulator.url,
      timeoutMs: 5_000,
      credentials,
    });
    await bedrockModel(client, options).converse(
      {
        system: { stable: 'Be brief.', session: 'Answer in: English (en)' },
        messages: [{ role: 'user', content: [{ text: 'Hello?' }] }],
        tools: tools ? [{ name: 'search', description: 'Searches.', inputSchema: { type: 'object' } }] : [],
        maxTokens: 300,
        temperature: 0.2,
      },
      {},
    );
    client.destroy();
    await emulator.close();
    return seen;
  };

  it('sends system, messages, tools and limits, with a cache point after system and after tools', async () => {
    expect(await sent({ modelId })).toEqual([
      {
        modelId,
        request: {
          system: [
            { text: 'Be brief.' },
            { cachePoint: { type: 'default' } },
            { text: 'Answer in: English (en)' },
          ],
          messages: [{ role: 'user', content: [{ text: 'Hello?' }] }],
          inferenceConfig: { maxTokens: 300, temperature: 0.2 },
          toolConfig: {
            tools: [
              {
                toolSpec: {
                  name: 'search',
                  description: 'Searches.',
                  inputSchema: { json: { type: 'object' } },
                },
              },
              { cachePoint: { type: 'default' } },
            ],
          },
        },
      },
    ]);
  });

  it('sends no toolConfig where there are no tools, and the guardrail where there is one', async () => {
    const [call] = await sent({ modelId, guardrail: { id: 'gr1234567890', version: '3' } }, false);
    expect(call?.request).toEqual({
      system: [
        { text: 'Be brief.' },
        { cachePoint: { type: 'default' } },
        { text: 'Answer in: English (en)' },
      ],
      messages: [{ role: 'user', content: [{ text: 'Hello?' }] }],
      inferenceConfig: { maxTokens: 300, temperature: 0.2 },
      guardrailConfig: { guardrailIdentifier: 'gr1234567890', guardrailVersion: '3' },
    });
  });

  it.each([
    ['amazon.nova-pro-v1:0', true, false],
    ['mistral.mistral-large-2407-v1:0', false, false],
  ])('marks for %s only what it can cache', async (id, system, tools) => {
    const [call] = await sent({ modelId: id });
    const marks = (blocks: object[] | undefined) => (blocks ?? []).some((block) => 'cachePoint' in block);
    expect([marks(call?.request.system), marks(call?.request.toolConfig?.tools)]).toEqual([system, tools]);
  });

  it('names an inference profile by its ARN', async () => {
    const arn = `arn:aws:bedrock:eu-central-1:123456789012:inference-profile/${modelId}`;
    expect((await sent({ modelId: arn })).map((call) => call.modelId)).toEqual([arn]);
  });

  it('keeps one connection open for all calls', async () => {
    const { emulator } = await startEmulator(async () => yes);
    let connections = 0;
    const proxy = createServer((socket) => {
      connections += 1;
      socket.pipe(connect(Number(new URL(emulator.url).port), '127.0.0.1')).pipe(socket);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const client = bedrockClient({
      region: 'eu-central-1',
      endpoint: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      timeoutMs: 5_000,
      credentials,
    });
    const model = bedrockModel(client, { modelId });
    for (let turn = 0; turn < 5; turn += 1) {
      await model.converse(
        {
          system: { stable: 'Be brief.', session: 'Answer in: English (en)' },
          messages: [{ role: 'user', content: [{ text: 'Hello?' }] }],
          tools: [],
          maxTokens: 300,
          temperature: 0,
        },
        {},
      );
    }
    client.destroy();
    proxy.close();
    await emulator.close();
    expect(connections).toBe(1);
  });
});

describe('the Bedrock emulator and a client with default settings', () => {
  const withDefaultClient = async <T>(
    model: ConverseModel,
    use: (client: BedrockRuntimeClient, faults: ReturnType<typeof createFaults>) => Promise<T>,
  ): Promise<T> => {
    const { emulator, faults } = await startEmulator(model);
    const client = new BedrockRuntimeClient({
      region: 'eu-central-1',
      endpoint: emulator.url,
      credentials,
      maxAttempts: 1,
    });
    try {
      return await use(client, faults);
    } finally {
      client.destroy();
      await emulator.close();
    }
  };
  const command = new ConverseCommand({
    modelId,
    messages: [{ role: 'user', content: [{ text: 'Hello?' }] }],
  });

  it('speaks HTTP/2, which is what the SDK speaks unless told otherwise', async () => {
    const protocol = await withDefaultClient(
      async () => yes,
      async (client) => {
        expect((await client.send(command)).output?.message?.content).toEqual([{ text: 'Yes.' }]);
        return client.config.requestHandler.metadata?.handlerProtocol;
      },
    );
    expect(protocol).toBe('h2');
  });

  it('throws typed errors over HTTP/2 too', async () => {
    const error = await withDefaultClient(
      async () => yes,
      async (client, faults) => {
        faults.add({ service: 'bedrock', kind: '429', times: 1 });
        return client.send(command).catch((failure: unknown) => failure);
      },
    );
    expect(error).toMatchObject({ name: 'ThrottlingException', $metadata: { httpStatusCode: 429 } });
  });

  it('is cut off by a reset over HTTP/2, and answers the next call', async () => {
    const [first, second] = await withDefaultClient(
      async () => yes,
      async (client, faults) => {
        faults.add({ service: 'bedrock', kind: 'reset', times: 1 });
        const cut = await client.send(command).catch((failure: unknown) => failure);
        return [cut, await client.send(command)];
      },
    );
    expect(first).toBeInstanceOf(Error);
    expect(second).toMatchObject({ stopReason: 'end_turn' });
  });
});
