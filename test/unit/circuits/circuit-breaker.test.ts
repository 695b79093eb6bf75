import type { Dependency } from '../../../core/circuits/circuit.ts';
import { circuitBreaker, isCircuitOpen } from '../../../core/circuits/circuit-breaker.ts';
import { AppError, type ErrorCode } from '../../../core/errors.ts';
import type { Circuits } from '../../../core/ports.ts';
import { fixedClock } from '../../factories/clock.ts';
import { appError } from '../../factories/errors.ts';
import { memoryCircuits } from '../../factories/limits.ts';

const start = (dependency: Dependency = 'liveagent', given?: Circuits) => {
  const clock = fixedClock();
  const circuits = given ?? memoryCircuits(clock);
  const counted: unknown[] = [];
  const warned: string[] = [];
  const telemetry = {
    count: (...given: unknown[]) => void counted.push(given),
    warn: (event: string) => void warned.push(event),
  };
  const open = () => circuitBreaker({ circuits, clock, telemetry }, dependency);
  return { clock, circuits, counted, warned, open, breaker: open() };
};

const failing = (code: ErrorCode, reason?: string) => async (): Promise<never> => {
  throw new AppError(code, 'as the test wants', reason === undefined ? {} : { reason });
};
const answering = async () => 'an answer';
const notAsked = async (): Promise<never> => {
  throw new Error('the dependency was asked');
};

type Breaker = ReturnType<typeof circuitBreaker>;

const fail = async (breaker: Breaker, times: number, code: ErrorCode = 'unavailable') => {
  for (let n = 0; n < times; n += 1) {
    await expect(breaker(failing(code))).rejects.toEqual(appError(code, 'as the test wants'));
  }
};

const isOpen = appError('throttled', 'liveagent is not asked: it failed 5 times in a row');

describe('circuitBreaker', () => {
  it('passes answers and failures on, and asks nobody anything new', async () => {
    const { breaker, circuits } = start();
    expect(await breaker(answering)).toBe('an answer');
    await fail(breaker, 1, 'refused');
    expect(await circuits.read('liveagent')).toBeUndefined();
  });

  it.each<ErrorCode>(['unavailable', 'ambiguous'])(
    'asks no more after five failures (%s) seen by any process, and tells how long',
    async (code) => {
      const { open, counted, warned } = start();
      await fail(open(), 2, code);
      await fail(open(), 3, code);
      const refused = await open()(notAsked).catch((error: unknown) => error);
      expect(refused).toEqual(isOpen);
      expect(refused).toMatchObject({ retryAfterMs: 10_000, reason: 'circuit_open' });
      expect(isCircuitOpen(refused)).toBe(true);
      expect(counted).toEqual([['CircuitOpened', 1, 'liveagent']]);
      expect(warned).toEqual(['circuit_opened']);
    },
  );

  it.each<[string, () => Promise<unknown>]>([
    ['an answer', answering],
    ['a refusal', failing('refused')],
    ['"slow down"', failing('throttled')],
  ])('counts anew after %s', async (_what, ask) => {
    const { breaker, clock } = start();
    await fail(breaker, 4);
    clock.advance(1);
    await breaker(ask).catch(() => undefined);
    await fail(breaker, 4);
    expect(await breaker(answering)).toBe('an answer');
  });

  it.each<[string, () => Promise<never>]>([
    ['no token', failing('throttled', 'no_token')],
    ['a bug', () => Promise.reject(new TypeError('a bug'))],
  ])('takes %s for no word of the dependency at all', async (_what, ask) => {
    const { breaker } = start();
    await fail(breaker, 4);
    await breaker(ask).catch(() => undefined);
    await fail(breaker, 1);
    await expect(breaker(notAsked)).rejects.toEqual(isOpen);
  });

  it('lets one ask after the cool-down; an answer closes the circuit for all', async () => {
    const { open, clock } = start();
    await fail(open(), 5);
    clock.advance(10_000);
    let answer: (text: string) => void = () => undefined;
    const probe = open()(() => new Promise<string>((resolve) => (answer = resolve)));
    await new Promise((resolve) => setImmediate(resolve));
    await expect(open()(notAsked)).rejects.toEqual(isOpen);
    answer('back');
    expect(await probe).toBe('back');
    expect(await open()(answering)).toBe('an answer');
  });

  it('opens again where the probe fails, and counts it', async () => {
    const { breaker, clock, counted } = start();
    await fail(breaker, 5);
    clock.advance(10_000);
    await fail(breaker, 1);
    await expect(breaker(notAsked)).rejects.toEqual(isOpen);
    expect(counted).toHaveLength(2);
    clock.advance(10_000);
    expect(await breaker(answering)).toBe('an answer');
  });

  it('passes a probe on that was not asked after all', async () => {
    const { breaker, clock } = start();
    await fail(breaker, 5);
    clock.advance(10_000);
    await breaker(failing('throttled', 'no_token')).catch(() => undefined);
    expect(await breaker(answering)).toBe('an answer');
    expect(await breaker(answering)).toBe('an answer');
  });

  it('lets one of many ask that come at the same moment', async () => {
    const { open, clock } = start();
    await fail(open(), 5);
    clock.advance(10_000);
    let asked = 0;
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        open()(async () => {
          asked += 1;
        }),
      ),
    );
    expect(asked).toBe(1);
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(9);
  });

  it('keeps dependencies apart', async () => {
    const { circuits, clock, breaker } = start();
    await fail(breaker, 5);
    const model = circuitBreaker(
      { circuits, clock, telemetry: { count: () => undefined, warn: () => undefined } },
      'model',
    );
    expect(await model(answering)).toBe('an answer');
  });

  it('asks where the circuits themselves cannot be asked, and says so', async () => {
    const away = () => Promise.reject(new AppError('unavailable', 'the table is away'));
    const { breaker, warned } = start('liveagent', { read: away, write: away });
    expect(await breaker(answering)).toBe('an answer');
    await fail(breaker, 9);
    expect(warned).toEqual(Array(10).fill('circuit_store_failed'));
  });

  it('answers though the outcome cannot be stored', async () => {
    const clock = fixedClock();
    const memory = memoryCircuits(clock);
    let broken = false;
    const { breaker, warned } = start('liveagent', {
      read: memory.read,
      write: (...given) =>
        broken ? Promise.reject(new AppError('unavailable', 'the table is away')) : memory.write(...given),
    });
    await fail(breaker, 2);
    broken = true;
    expect(await breaker(answering)).toBe('an answer');
    await fail(breaker, 1);
    expect(warned).toEqual(['circuit_store_failed', 'circuit_store_failed']);
  });

  it('counts a failure though another process changes the circuit at the same moment', async () => {
    const memory = memoryCircuits(fixedClock());
    let writes = 0;
    const { breaker, warned } = start('liveagent', {
      read: memory.read,
      write: async (...given) => {
        writes += 1;
        return writes % 2 === 1 ? 'changed' : memory.write(...given);
      },
    });
    await fail(breaker, 5);
    await expect(breaker(notAsked)).rejects.toEqual(isOpen);
    expect(warned).toEqual(['circuit_opened']);
  });

  it('leaves a failure uncounted rather than trying to store it for ever', async () => {
    let writes = 0;
    const { breaker, warned } = start('liveagent', {
      read: async () => undefined,
      write: async () => {
        writes += 1;
        return 'changed';
      },
    });
    await fail(breaker, 1);
    expect([writes, warned]).toEqual([4, []]);
  });

  it('is not opened again, nor for longer, by calls that began before it opened', async () => {
    const { breaker, circuits, clock, counted } = start();
    const late: (() => void)[] = [];
    const asked = Array.from({ length: 7 }, () =>
      breaker(
        () =>
          new Promise<never>((_resolve, reject) => {
            late.push(() => reject(new AppError('unavailable', 'as the test wants')));
          }),
      ).catch((error: unknown) => error),
    );
    while (late.length < 7) await new Promise((resolve) => setImmediate(resolve));
    for (const [n, failLate] of late.entries()) {
      failLate();
      expect(await asked[n]).toEqual(appError('unavailable', 'as the test wants'));
      clock.advance(1_000);
    }
    expect(counted).toEqual([['CircuitOpened', 1, 'liveagent']]);
    expect(await circuits.read('liveagent')).toMatchObject({ openUntil: clock.now() - 3_000 + 10_000 });
  });

  it('hides no bug of the store behind an answer', async () => {
    const bug = new TypeError('a bug');
    const { breaker, warned } = start('liveagent', {
      read: () => Promise.reject(bug),
      write: () => Promise.reject(bug),
    });
    await expect(breaker(notAsked)).rejects.toBe(bug);
    expect(warned).toEqual([]);
  });
});
