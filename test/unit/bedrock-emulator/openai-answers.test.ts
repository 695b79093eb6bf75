import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openaiModel } from '../../../local/emulators/bedrock/openai-model.ts';
import { WireError } from '../../../local/emulators/bedrock/wire.ts';
import { ask, question, text } from './openai-double.ts';

describe('openaiModel', () => {
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
