import { createBedrockEmulator } from '../../../local/emulators/bedrock/bedrock-emulator.ts';
import type { ConverseModel, ConverseWireResponse } from '../../../local/emulators/bedrock/wire.ts';
import { createFaults } from '../../../local/faults.ts';
import { fixedClock } from '../../factories/clock.ts';

const yes: ConverseWireResponse = {
  output: { message: { role: 'assistant', content: [{ text: 'Yes.' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
  metrics: { latencyMs: 0 },
};
const signed = (service = 'bedrock') =>
  `AWS4-HMAC-SHA256 Credential=AKIALOCALTEST/20260302/eu-central-1/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
const question = { messages: [{ role: 'user', content: [{ text: 'Hello?' }] }] };

interface Answer {
  status: number;
  type: string | null;
  body: unknown;
}

describe('the Bedrock emulator', () => {
  const ask = async (options: {
    body?: unknown;
    raw?: string;
    path?: string;
    method?: string;
    authorization?: string | null;
    model?: ConverseModel;
  }): Promise<Answer> => {
    const emulator = await createBedrockEmulator({
      model: options.model ?? (async () => yes),
      faults: createFaults(),
      now: fixedClock().now,
    });
    const authorization = options.authorization === undefined ? signed() : options.authorization;
    const method = options.method ?? 'POST';
    const response = await fetch(
      emulator.url + (options.path ?? '/model/anthropic.claude-sonnet-4-6/converse'),
      {
        method,
        headers: authorization === null ? {} : { authorization },
        ...(method === 'GET' ? {} : { body: options.raw ?? JSON.stringify(options.body ?? question) }),
      },
    );
    const body: unknown = await response.json();
    await emulator.close();
    return { status: response.status, type: response.headers.get('x-amzn-errortype'), body };
  };

  it('answers with the JSON of its model, and an own request id', async () => {
    expect(await ask({})).toEqual({ status: 200, type: null, body: yes });
  });

  it.each([
    [null, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
    [
      'Basic YTpi',
      'IncompleteSignatureException',
      "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters.",
    ],
    [
      signed('dynamodb'),
      'InvalidSignatureException',
      "Credential should be scoped to correct service: 'bedrock'.",
    ],
  ])('refuses the authorization %s', async (authorization, type, message) => {
    expect(await ask({ authorization })).toEqual({ status: 403, type, body: { message } });
  });

  it.each([
    ['/model/m/invoke', 'POST'],
    ['/model/m/converse-stream', 'POST'],
    ['/model/m/converse', 'GET'],
    ['/', 'POST'],
  ])('knows no operation at %s by %s', async (path, method) => {
    expect(await ask({ path, method })).toEqual({
      status: 404,
      type: 'UnknownOperationException',
      body: { message: '' },
    });
  });

  it('refuses a body that is no JSON', async () => {
    expect(await ask({ raw: '{' })).toEqual({
      status: 400,
      type: 'SerializationException',
      body: { message: 'Unexpected token in the request body.' },
    });
  });

  const bad: [string, Record<string, unknown>, string][] = [
    [
      'an unknown top-level field',
      { stream: true },
      'Malformed input request: #: extraneous key [stream] is not permitted, please reformat your input and try again.',
    ],
    [
      'a block of unknown kind',
      { messages: [{ role: 'user', content: [{ txt: 'Hello?' }] }] },
      'Malformed input request: #/messages/0/content/0/text: expected string, received undefined, please reformat your input and try again.',
    ],
    [
      'too many tokens',
      { inferenceConfig: { maxTokens: 128_001 } },
      'The maximum tokens you requested exceeds the model limit of 128000. Try again with a maximum tokens value that is lower than 128000.',
    ],
    [
      'a temperature above 1',
      { inferenceConfig: { temperature: 1.5 } },
      "1 validation error detected: Value '1.5' at 'inferenceConfig.temperature' failed to satisfy constraint: Member must have value less than or equal to 1",
    ],
    [
      'a tool name with a space',
      { toolConfig: { tools: [{ toolSpec: { name: 'a b', inputSchema: { json: {} } } }] } },
      "1 validation error detected: Value 'a b' at 'toolConfig.tools.1.member.toolSpec.name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+",
    ],
    [
      'no tools in toolConfig',
      { toolConfig: { tools: [] } },
      "1 validation error detected: Value '[]' at 'toolConfig.tools' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'five cache points',
      { system: [{ text: 'x' }, ...Array(5).fill({ cachePoint: { type: 'default' } })] },
      'Found 5 cachePoint blocks; a request can hold at most 4.',
    ],
    [
      'a blank system text',
      { system: [{ text: ' ' }] },
      'The text field in the SystemContentBlock object at system.0 is blank. Add text to the text field, and try again.',
    ],
    [
      'a history that begins with the assistant',
      { messages: [{ role: 'assistant', content: [{ text: 'Hi' }] }] },
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    ],
    [
      'tool blocks without toolConfig',
      {
        messages: [
          { role: 'user', content: [{ text: 'Hello?' }] },
          { role: 'assistant', content: [{ toolUse: { toolUseId: 'a', name: 'search', input: {} } }] },
          { role: 'user', content: [{ toolResult: { toolUseId: 'a', content: [{ text: 'x' }] } }] },
        ],
      },
      'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
    ],
  ];
  it.each(bad)('refuses %s as the service does', async (_name, over, message) => {
    expect(await ask({ body: { ...question, ...over } })).toEqual({
      status: 400,
      type: 'ValidationException',
      body: { message },
    });
  });

  it('hands its model the model id, decoded', async () => {
    const arn = 'arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-6';
    let seen = '';
    await ask({
      path: `/model/${encodeURIComponent(arn)}/converse`,
      model: async (_request, modelId) => {
        seen = modelId;
        return yes;
      },
    });
    expect(seen).toBe(arn);
  });

  it.each(['/model/%E0%A4%A/converse', '/model/a%20b/converse'])(
    'refuses the model id in %s',
    async (path) => {
      expect(await ask({ path })).toEqual({
        status: 400,
        type: 'ValidationException',
        body: { message: 'The provided model identifier is invalid.' },
      });
    },
  );

  it('closes while a call hangs', async () => {
    let taken = (): void => undefined;
    const hanging = new Promise<void>((resolve) => {
      taken = resolve;
    });
    const faults = {
      take: () => {
        taken();
        return 'timeout_after_accept' as const;
      },
    };
    const emulator = await createBedrockEmulator({ model: async () => yes, faults, now: fixedClock().now });
    const call = fetch(`${emulator.url}/model/m/converse`, { method: 'POST', body: '{}' }).then(
      () => 'answered',
      () => 'cut off',
    );
    await hanging;
    await emulator.close();
    expect(await call).toBe('cut off');
  });
});
