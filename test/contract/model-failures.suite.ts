import { AppError } from '../../core/errors.ts';
import { WireError } from '../../local/emulators/bedrock/wire.ts';
import { modelsUnderTest, request, type StartModel, says } from './model-under-test.ts';

/** The error a call fails with; fails the test where it does not fail. */
const errorOf = async (call: Promise<unknown>): Promise<AppError> => {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof AppError) return outcome;
  throw new Error(`expected an AppError, got ${String(outcome)}`);
};

export const modelFailuresSuite = (name: string, start: StartModel) => {
  describe(`${name} as Model, where it fails`, () => {
    const { begin, calls } = modelsUnderTest(start);

    it('is unavailable where the model stops for a reason nobody knows', async () => {
      const { model } = await begin(async () => says({ stopReason: 'sunspots' }));
      expect((await errorOf(model.converse(request(), {}))).code).toBe('unavailable');
    });

    it('is throttled at once, without a second attempt', async () => {
      const { model, fail } = await begin(async () => says());
      fail('429', 1);
      expect((await errorOf(model.converse(request(), {}))).code).toBe('throttled');
      expect(calls()).toBe(0);
      expect((await model.converse(request(), {})).stopReason).toBe('end_turn');
    });

    it.each(['500', 'reset'] as const)('recovers from one %s', async (kind) => {
      const { model, fail } = await begin(async () => says());
      fail(kind, 1);
      expect((await model.converse(request(), {})).stopReason).toBe('end_turn');
      expect(calls()).toBe(1);
    });

    it.each(['500', 'reset'] as const)('is unavailable after two times %s', async (kind) => {
      const { model, fail } = await begin(async () => says());
      fail(kind, 2);
      expect((await errorOf(model.converse(request(), {}))).code).toBe('unavailable');
      expect(calls()).toBe(0);
    });

    it('is unavailable, after one attempt, where no answer comes in time', async () => {
      const { model, fail } = await begin(async () => says(), 150);
      fail('timeout_after_accept', 1);
      expect((await errorOf(model.converse(request(), {}))).code).toBe('unavailable');
      expect(calls()).toBe(0);
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
      expect(calls()).toBe(1);
    });

    it('makes no call at all for a signal already aborted', async () => {
      const { model } = await begin(async () => says());
      const error = await errorOf(model.converse(request(), { signal: AbortSignal.abort() }));
      expect(error.code).toBe('unavailable');
      expect(calls()).toBe(0);
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
      expect(calls()).toBe(attempts);
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
      expect(calls()).toBe(1);
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
      expect(calls()).toBe(0);
    });
  });
};
