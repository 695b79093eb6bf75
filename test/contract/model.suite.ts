import type { ConverseRequest, StopReason } from '../../core/assistant/converse.ts';
import { AppError } from '../../core/errors.ts';
import type { Model } from '../../core/ports.ts';
import {
  type ConverseModel,
  type ConverseWireResponse,
  WireError,
} from '../../local/emulators/bedrock/wire.ts';
import type { FaultKind } from '../../local/faults.ts';

export interface ModelUnderTest {
  model: Model;
  /** Lets the next calls fail. */
  fail(kind: FaultKind, times: number): void;
  close(): Promise<void>;
}

/** Starts a model whose backend is `backend`; a call may take `timeoutMs` at the most. */
export type StartModel = (backend: ConverseModel, options: { timeoutMs: number }) => Promise<ModelUnderTest>;

const request = (over: Partial<ConverseRequest> = {}): ConverseRequest => ({
  system: { stable: 'You are the front desk.', session: 'Answer in: English (en)' },
  messages: [{ role: 'user', content: [{ text: 'What does it cost?' }] }],
  tools: [
    {
      name: 'search_knowledge',
      description: 'Searches the knowledge base.',
      inputSchema: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
    },
  ],
  maxTokens: 300,
  temperature: 0.2,
  ...over,
});

const says = (over: Partial<ConverseWireResponse> = {}): ConverseWireResponse => ({
  output: { message: { role: 'assistant', content: [{ text: 'It costs $15.' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 120, outputTokens: 8, totalTokens: 128, cacheReadInputTokens: 100 },
  metrics: { latencyMs: 5 },
  ...over,
});

/** The error a call fails with; fails the test where it does not fail. */
const errorOf = async (call: Promise<unknown>): Promise<AppError> => {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof AppError) return outcome;
  throw new Error(`expected an AppError, got ${String(outcome)}`);
};

export const modelContract = (name: string, start: StartModel) => {
  describe(`${name} as Model`, () => {
    let running: ModelUnderTest | undefined;
    let calls = 0;
    const begin = async (backend: ConverseModel, timeoutMs = 5_000): Promise<ModelUnderTest> => {
      calls = 0;
      running = await start(
        (...args) => {
          calls += 1;
          return backend(...args);
        },
        { timeoutMs },
      );
      return running;
    };
    afterEach(async () => {
      await running?.close();
      running = undefined;
    });

    it('returns the text, the stop reason and the tokens used', async () => {
      const { model } = await begin(async () => says());
      expect(await model.converse(request(), {})).toEqual({
        content: [{ text: 'It costs $15.' }],
        stopReason: 'end_turn',
        usage: { inputTokens: 120, outputTokens: 8, cacheReadTokens: 100, cacheWriteTokens: 0 },
      });
    });

    it('carries a tool call out and its result back', async () => {
      const use = {
        toolUse: { toolUseId: 'tooluse_1', name: 'search_knowledge', input: { query: 'price' } },
      };
      const { model } = await begin(async (wire) =>
        wire.messages.length === 1
          ? says({
              output: { message: { role: 'assistant', content: [{ text: 'Let me look.' }, use] } },
              stopReason: 'tool_use',
            })
          : says(),
      );
      const first = await model.converse(request(), {});
      expect(first.content).toEqual([{ text: 'Let me look.' }, use]);
      expect(first.stopReason).toBe('tool_use');
      const second = await model.converse(
        request({
          messages: [
            ...request().messages,
            { role: 'assistant', content: first.content },
            {
              role: 'user',
              content: [
                { toolResult: { toolUseId: 'tooluse_1', status: 'success', content: [{ text: '$15' }] } },
              ],
            },
          ],
        }),
        {},
      );
      expect(second.content).toEqual([{ text: 'It costs $15.' }]);
    });

    const reasons: StopReason[] = [
      'end_turn',
      'tool_use',
      'max_tokens',
      'stop_sequence',
      'guardrail_intervened',
      'content_filtered',
      'malformed_model_output',
      'malformed_tool_use',
      'model_context_window_exceeded',
    ];
    it.each(reasons)('passes on the stop reason %s', async (stopReason) => {
      const { model } = await begin(async () => says({ stopReason }));
      expect((await model.converse(request(), {})).stopReason).toBe(stopReason);
    });

    it('is unavailable where the model stops for a reason nobody knows', async () => {
      const { model } = await begin(async () => says({ stopReason: 'sunspots' }));
      expect((await errorOf(model.converse(request(), {}))).code).toBe('unavailable');
    });

    it('leaves out blocks it has no use for, and counts absent cache reads as none', async () => {
      const reasoning = { reasoningContent: { reasoningText: { text: 'Hm.' } } } as unknown as {
        text: string;
      };
      const { model } = await begin(async () =>
        says({
          output: { message: { role: 'assistant', content: [reasoning, { text: 'Yes.' }] } },
          usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
        }),
      );
      expect(await model.converse(request(), {})).toEqual({
        content: [{ text: 'Yes.' }],
        stopReason: 'end_turn',
        usage: { inputTokens: 1, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 0 },
      });
    });

    it('is throttled at once, without a second attempt', async () => {
      const { model, fail } = await begin(async () => says());
      fail('429', 1);
      expect((await errorOf(model.converse(request(), {}))).code).toBe('throttled');
      expect(calls).toBe(0);
      expect((await model.converse(request(), {})).stopReason).toBe('end_turn');
    });

    it.each(['500', 'reset'] as const)('recovers from one %s', async (kind) => {
      const { model, fail } = await begin(async () => says());
      fail(kind, 1);
      expect((await model.converse(request(), {})).stopReason).toBe('end_turn');
      expect(calls).toBe(1);
    });

    it.each(['500', 'reset'] as const)('is unavailable after two times %s', async (kind) => {
      const { model, fail } = await begin(async () => says());
      fail(kind, 2);
      expect((await errorOf(model.converse(request(), {}))).code).toBe('unavailable');
      expect(calls).toBe(0);
    });

    it('is unavailable, after one attempt, where no answer comes in time', async () => {
      const { model, fail } = await begin(async () => says(), 150);
      fail('timeout_after_accept', 1);
      expect((await errorOf(model.converse(request(), {}))).code).toBe('unavailable');
      expect(calls).toBe(0);
    });

    it('stops waiting when the signal says so, and the backend learns of it', async () => {
      const stop = new AbortController();
      const backendGaveUp = new Promise<string>((resolve) => {
        void begin(async (_wire, _modelId, signal) => {
          signal.addEventListener('abort', () => resolve('gave up'));
          stop.abort();
          return new Promise(() => undefined);
        }).then(async ({ model }) => {
          const error = await errorOf(model.converse(request(), { signal: stop.signal }));
          if (error.code !== 'unavailable') resolve(error.code);
        });
      });
      expect(await backendGaveUp).toBe('gave up');
      expect(calls).toBe(1);
    });

    it('makes no call at all for a signal already aborted', async () => {
      const { model } = await begin(async () => says());
      const error = await errorOf(model.converse(request(), { signal: AbortSignal.abort() }));
      expect(error.code).toBe('unavailable');
      expect(calls).toBe(0);
    });

    it.each([
      ['ThrottlingException', 429, 'throttled', 1],
      ['ModelNotReadyException', 429, 'throttled', 1],
      ['ModelTimeoutException', 408, 'unavailable', 2],
      ['ModelErrorException', 424, 'unavailable', 2],
      ['InternalServerException', 500, 'unavailable', 2],
      ['ServiceUnavailableException', 503, 'unavailable', 2],
      ['ValidationException', 400, 'invalid', 1],
      ['AccessDeniedException', 403, 'refused', 1],
      ['ResourceNotFoundException', 404, 'refused', 1],
      ['ServiceQuotaExceededException', 400, 'refused', 1],
      ['UnrecognizedClientException', 403, 'refused', 1],
    ] as const)('answers %s (%i) with %s after %i attempts', async (type, status, code, attempts) => {
      const { model } = await begin(async () => {
        throw new WireError(status, type, 'said the service');
      });
      expect((await errorOf(model.converse(request(), {}))).code).toBe(code);
      expect(calls).toBe(attempts);
    });

    it.each([
      ['ModelTimeoutException', 408],
      ['ModelErrorException', 424],
    ] as const)('makes no second attempt after %s once the signal is aborted', async (type, status) => {
      const stop = new AbortController();
      const { model } = await begin(async () => {
        stop.abort();
        throw new WireError(status, type, 'said the service');
      });
      const call = errorOf(model.converse(request(), { signal: stop.signal }));
      expect((await call).code).toBe('unavailable');
      expect(calls).toBe(1);
    });

    it('names the failure and the place, for what only the service can know', async () => {
      const { model } = await begin(async () => says());
      const error = await errorOf(model.converse(request({ maxTokens: 0 }), {}));
      expect(error.code).toBe('invalid');
      expect(error.message).toBe(
        "Bedrock failed with ValidationException (400): 1 validation error detected: Value '0' at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value greater than or equal to 1",
      );
    });

    it('refuses a history that could never be answered, before any call, and lists what is wrong', async () => {
      const { model } = await begin(async () => says());
      const error = await errorOf(
        model.converse(request({ messages: [{ role: 'assistant', content: [{ text: ' ' }] }] }), {}),
      );
      expect(error.code).toBe('invalid');
      expect(error.message).toBe(
        'history not valid for Converse: messages.0: role is assistant; expected user; ' +
          'messages.0: role is assistant; expected user at the end; messages.0.content.0: text is blank; expected some',
      );
      expect(calls).toBe(0);
    });
  });
};
