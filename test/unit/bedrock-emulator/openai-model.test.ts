import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { openaiModel } from '../../../local/emulators/bedrock/openai-model.ts';
import {
  type ConverseWireRequest,
  type ConverseWireResponse,
  WireError,
} from '../../../local/emulators/bedrock/wire.ts';

/** The chat-completions request as OpenAI documents it; anything else is refused with 400. */
const chatRequest = z.strictObject({
  model: z.string().min(1),
  messages: z
    .array(
      z.discriminatedUnion('role', [
        z.strictObject({ role: z.literal('system'), content: z.string() }),
        z.strictObject({ role: z.literal('user'), content: z.string().min(1) }),
        z.strictObject({ role: z.literal('tool'), tool_call_id: z.string(), content: z.string() }),
        z.strictObject({
          role: z.literal('assistant'),
          content: z.string().nullable(),
          tool_calls: z
            .array(
              z.strictObject({
                id: z.string(),
                type: z.literal('function'),
                function: z.strictObject({ name: z.string(), arguments: z.string() }),
              }),
            )
            .min(1)
            .optional(),
        }),
      ]),
    )
    .min(1),
  stream: z.literal(false),
  max_tokens: z.int().optional(),
  temperature: z.number().optional(),
  top_p: z.number().optional(),
  stop: z.array(z.string()).optional(),
  tools: z
    .array(
      z.strictObject({
        type: z.literal('function'),
        function: z.strictObject({
          name: z.string(),
          description: z.string().optional(),
          parameters: z.record(z.string(), z.unknown()),
        }),
      }),
    )
    .min(1)
    .optional(),
  tool_choice: z.union([z.enum(['auto', 'required']), z.object({ type: z.literal('function') })]).optional(),
});

interface Seen {
  path: string | undefined;
  authorization: string | undefined;
  body: unknown;
}

const text = (content: string) => ({
  choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }],
});
const question: ConverseWireRequest = { messages: [{ role: 'user', content: [{ text: 'Hello?' }] }] };

const ask = async (
  reply: { status?: number; body: unknown },
  request: ConverseWireRequest = question,
  apiKey?: string,
): Promise<{ seen: Seen[]; response: ConverseWireResponse | WireError }> => {
  const seen: Seen[] = [];
  const server = createServer(async (incoming, outgoing) => {
    let raw = '';
    for await (const chunk of incoming) raw += String(chunk);
    const body: unknown = JSON.parse(raw);
    seen.push({ path: incoming.url, authorization: incoming.headers.authorization, body });
    const fits = chatRequest.safeParse(body).success;
    outgoing.writeHead(fits ? (reply.status ?? 200) : 400, { 'content-type': 'application/json' });
    outgoing.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
  const model = openaiModel({ url, model: 'qwen3:8b', ...(apiKey === undefined ? {} : { apiKey }) });
  const response = await model(request, 'anthropic.claude', new AbortController().signal).catch(
    (error: unknown) => {
      if (error instanceof WireError) return error;
      throw error;
    },
  );
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { seen, response };
};

describe('openaiModel', () => {
  it('translates system, history, tools and limits', async () => {
    const { seen } = await ask(
      { body: text('Yes.') },
      {
        system: [{ text: 'Be brief.' }, { cachePoint: { type: 'default' } }],
        messages: [
          { role: 'user', content: [{ text: 'One' }, { text: 'Two' }] },
          {
            role: 'assistant',
            content: [
              { text: 'Let me look.' },
              { toolUse: { toolUseId: 'a', name: 'search', input: { query: 'x' } } },
              { toolUse: { toolUseId: 'b', name: 'search', input: {} } },
            ],
          },
          {
            role: 'user',
            content: [
              { text: 'Hurry' },
              { toolResult: { toolUseId: 'a', status: 'success', content: [{ text: 'found' }] } },
              { toolResult: { toolUseId: 'b', status: 'error', content: [{ json: { why: 'none' } }] } },
            ],
          },
        ],
        inferenceConfig: { maxTokens: 300, temperature: 0.2, topP: 0.9, stopSequences: ['END'] },
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
          toolChoice: { any: {} },
        },
      },
      'secret',
    );
    expect(seen).toEqual([
      {
        path: '/v1/chat/completions',
        authorization: 'Bearer secret',
        body: {
          model: 'qwen3:8b',
          stream: false,
          messages: [
            { role: 'system', content: 'Be brief.' },
            { role: 'user', content: 'One\n\nTwo' },
            {
              role: 'assistant',
              content: 'Let me look.',
              tool_calls: [
                { id: 'a', type: 'function', function: { name: 'search', arguments: '{"query":"x"}' } },
                { id: 'b', type: 'function', function: { name: 'search', arguments: '{}' } },
              ],
            },
            { role: 'tool', tool_call_id: 'a', content: 'found' },
            { role: 'tool', tool_call_id: 'b', content: 'Error: {"why":"none"}' },
            { role: 'user', content: 'Hurry' },
          ],
          max_tokens: 300,
          temperature: 0.2,
          top_p: 0.9,
          stop: ['END'],
          tools: [
            {
              type: 'function',
              function: { name: 'search', description: 'Searches.', parameters: { type: 'object' } },
            },
          ],
          tool_choice: 'required',
        },
      },
    ]);
  });

  it('sends nothing that was not asked for', async () => {
    const { seen } = await ask({ body: text('Yes.') });
    expect(seen.map(({ body, authorization }) => ({ body, authorization }))).toEqual([
      {
        authorization: undefined,
        body: { model: 'qwen3:8b', stream: false, messages: [{ role: 'user', content: 'Hello?' }] },
      },
    ]);
  });

  it('returns text and usage', async () => {
    const usage = { prompt_tokens: 20, completion_tokens: 3, prompt_tokens_details: { cached_tokens: 16 } };
    expect((await ask({ body: { ...text('Yes.'), usage } })).response).toEqual({
      output: { message: { role: 'assistant', content: [{ text: 'Yes.' }] } },
      stopReason: 'end_turn',
      usage: {
        inputTokens: 20,
        outputTokens: 3,
        totalTokens: 23,
        cacheReadInputTokens: 16,
        cacheWriteInputTokens: 0,
      },
      metrics: { latencyMs: 0 },
    });
  });

  const calling = (calls: unknown[], finish_reason = 'tool_calls') => ({
    choices: [{ message: { role: 'assistant', content: null, tool_calls: calls }, finish_reason }],
  });

  it('returns tool calls, with ids Converse accepts, whatever the finish reason says', async () => {
    const { response } = await ask({
      body: calling(
        [
          { id: 'call_1', type: 'function', function: { name: 'search', arguments: '{"query":"x"}' } },
          { id: 'no good', type: 'function', function: { name: 'search', arguments: { query: 'y' } } },
          { type: 'function', function: { name: 'search', arguments: '' } },
        ],
        'stop',
      ),
    });
    expect(response).toMatchObject({
      stopReason: 'tool_use',
      output: {
        message: {
          role: 'assistant',
          content: [
            { toolUse: { toolUseId: 'call_1', name: 'search', input: { query: 'x' } } },
            { toolUse: { toolUseId: 'tooluse_1_1', name: 'search', input: { query: 'y' } } },
            { toolUse: { toolUseId: 'tooluse_1_2', name: 'search', input: {} } },
          ],
        },
      },
    });
  });

  it.each(['{"query":', '["x"]', '"x"'])('says so where the arguments are %s', async (given) => {
    const { response } = await ask({
      body: calling([{ id: 'a', type: 'function', function: { name: 'search', arguments: given } }]),
    });
    expect(response).toMatchObject({
      stopReason: 'malformed_tool_use',
      output: { message: { content: [] } },
    });
  });

  it.each([
    ['stop', 'end_turn'],
    ['length', 'max_tokens'],
    ['content_filter', 'content_filtered'],
    ['sunspots', 'malformed_model_output'],
  ])('translates the finish reason %s', async (finish_reason, stopReason) => {
    const { response } = await ask({ body: { choices: [{ message: { content: 'Yes.' }, finish_reason }] } });
    expect(response).toMatchObject({ stopReason });
  });

  it.each([
    [429, 429, 'ThrottlingException'],
    [401, 403, 'AccessDeniedException'],
    [404, 404, 'ResourceNotFoundException'],
    [422, 400, 'ValidationException'],
    [500, 424, 'ModelErrorException'],
  ])('turns status %i into %i %s', async (status, wireStatus, type) => {
    const { response } = await ask({ status, body: { error: { message: 'no' } } });
    expect(response).toMatchObject({ status: wireStatus, type });
    expect(response).toBeInstanceOf(WireError);
  });

  it.each(['<html>', { choices: [] }])('is a model error where the answer is %j', async (body) => {
    expect((await ask({ body })).response).toMatchObject({ status: 424, type: 'ModelErrorException' });
  });

  it('is unavailable where nothing listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const model = openaiModel({ url: `http://127.0.0.1:${port}/v1`, model: 'qwen3:8b' });
    const error: unknown = await model(question, 'm', new AbortController().signal).catch((e: unknown) => e);
    expect(error).toMatchObject({ status: 503, type: 'ServiceUnavailableException' });
  });
});
