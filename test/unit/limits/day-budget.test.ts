import { AppError } from '../../../core/errors.ts';
import { modelOfDay } from '../../../core/limits/day-budget.ts';
import type { Counters, Model } from '../../../core/ports.ts';
import config from '../../../frontdesk.config.ts';
import { fixedClock } from '../../factories/clock.ts';
import { memoryCounters } from '../../factories/counters.ts';
import { appError } from '../../factories/errors.ts';
import { says, silentTelemetry } from '../../factories/world.ts';

const request = {
  system: { stable: '', session: '' },
  messages: [],
  tools: [],
  maxTokens: 1,
  temperature: 0,
};
const spent = appError(
  'refused',
  'model calls of today have cost 1 US dollars by estimate; expected less (limits.dollarsPerDay)',
);

/** A desk whose calls cost 30 cents each, and a dollar a day. */
const aDesk = (counters?: Counters) => {
  const clock = fixedClock();
  const counted: string[] = [];
  const logged: string[] = [];
  const telemetry = {
    ...silentTelemetry,
    count: (metric: string, _value?: number, reason?: string) => {
      counted.push(`${metric} ${reason}`);
    },
    warn: (event: string) => {
      logged.push(event);
    },
  };
  const model: Model = {
    converse: async () => ({
      ...says('Yes.'),
      usage: { inputTokens: 100_000, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 },
    }),
  };
  const deps = {
    config: {
      ...config,
      limits: { dollarsPerDay: 1 },
      model: { ...config.model, prices: { ...config.model.prices, input: 3 } },
    },
    counters: counters ?? memoryCounters(clock),
    clock,
    telemetry,
  };
  const process = () => modelOfDay(model, deps);
  return { clock, counted, logged, process };
};

const ask = (model: Model) => model.converse(request, {});

describe('the money of a day', () => {
  it('ends in a refusal, counted once over all processes at the call that spends it', async () => {
    const { process, counted } = aDesk();
    const [one, other] = [process(), process()];
    for (const model of [one, other, one, other]) await ask(model);
    await expect(ask(other)).rejects.toEqual(spent);
    expect(counted).toEqual(['LimitsReached day']);
  });

  it('is known to a process that begins when it is spent', async () => {
    const { process } = aDesk();
    const one = process();
    for (let n = 0; n < 4; n += 1) await ask(one);
    await expect(ask(process())).rejects.toEqual(spent);
  });

  it('is there again at midnight UTC', async () => {
    const { process, clock } = aDesk();
    const one = process();
    for (let n = 0; n < 4; n += 1) await ask(one);
    clock.set(Date.UTC(2026, 2, 2, 23, 59, 59, 999));
    await expect(ask(one)).rejects.toEqual(spent);
    clock.set(Date.UTC(2026, 2, 3));
    expect(await ask(one)).toMatchObject({ stopReason: 'end_turn' });
  });

  it('stops no answer where it cannot be counted, and says that it cannot', async () => {
    const { process, logged } = aDesk({
      add: () => Promise.reject(new AppError('ambiguous', 'DynamoDB did not answer for the counter')),
    });
    const one = process();
    for (let n = 0; n < 6; n += 1) expect(await ask(one)).toMatchObject({ stopReason: 'end_turn' });
    expect(new Set(logged)).toEqual(new Set(['counter_failed']));
  });

  it('is estimated within a process that loses sight of the sum', async () => {
    const clock = fixedClock();
    const stored = memoryCounters(clock);
    let works = true;
    const { process } = aDesk({
      add: (...call) => (works ? stored.add(...call) : Promise.reject(new AppError('throttled', 'too fast'))),
    });
    const one = process();
    await ask(one);
    works = false;
    for (let n = 0; n < 3; n += 1) await ask(one);
    await expect(ask(one)).rejects.toEqual(spent);
  });

  it('hides no bug of the counters', async () => {
    const bug = new TypeError('a bug');
    const { process, logged } = aDesk({ add: () => Promise.reject(bug) });
    await expect(ask(process())).rejects.toBe(bug);
    expect(logged).toEqual([]);
  });
});
