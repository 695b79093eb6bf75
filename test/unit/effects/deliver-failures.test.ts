import { type DeliveryMethod, deliver } from '../../../core/effects/deliver.ts';
import { AppError, type ErrorCode, unanswered } from '../../../core/errors.ts';
import { conversation, deliveryFakes, effectWith } from './delivery-fakes.ts';

const ref = { conversation, seq: 1 };
const once = { last: false };
const failing = (code: ErrorCode, retryAfterMs?: number) => async (): Promise<never> => {
  throw new AppError(code, `the other side: ${code}`, retryAfterMs === undefined ? {} : { retryAfterMs });
};
const called = {
  inputs: (why: string, at = 1_000) => [
    { id: 'failed:1', at, kind: 'delivery_failed', effect: 1, what: 'reply', why },
  ],
  rung: [
    {
      queue: 'inbox',
      message: { type: 'doorbell', conversation, look: 'inside' },
      group: conversation,
      dedupe: `failed:1:${conversation}`,
    },
  ],
};

describe('deliver, when an attempt fails', () => {
  it.each([
    ['ambiguous', 'unknown'],
    ['throttled', 'pending'],
    ['unavailable', 'pending'],
    ['conflict', 'pending'],
  ] as const)('after %s leaves the effect %s and asks to be tried again', async (code, status) => {
    const fakes = deliveryFakes(effectWith());
    await expect(deliver(fakes.deps, ref, once, { send: failing(code, 9_000) })).rejects.toMatchObject({
      code,
      retryAfterMs: 9_000,
    });
    expect({ settlements: fakes.settlements, inputs: fakes.inputs, rung: fakes.rung }).toEqual({
      settlements: [{ status, why: code }],
      inputs: [],
      rung: [],
    });
  });

  it('writes down until when a call that nobody answered may still take effect', async () => {
    const fakes = deliveryFakes(effectWith());
    const send = async () => {
      throw new AppError('ambiguous', 'no answer', { reason: unanswered });
    };
    await expect(deliver(fakes.deps, ref, once, { send })).rejects.toMatchObject({ code: 'ambiguous' });
    expect(fakes.settlements).toEqual([{ status: 'unknown', why: 'ambiguous', mayLandUntil: 21_000 }]);
  });

  it('is counted and told of although its worker dies over settling it', async () => {
    const { deps, counted, events } = deliveryFakes(effectWith());
    const store = { ...deps.store, settleEffect: failing('ambiguous') };
    await expect(deliver({ ...deps, store }, ref, once, { send: failing('refused') })).rejects.toMatchObject({
      code: 'ambiguous',
    });
    expect([counted, events.map(({ event }) => event)]).toEqual([['DeliveriesFailed'], ['effect_failed']]);
  });

  it.each(['refused', 'invalid', 'not_found', 'unauthorised'] as const)(
    'gives up after %s: calls a person first, then settles, and does not throw',
    async (code) => {
      const fakes = deliveryFakes(effectWith());
      expect(await deliver(fakes.deps, ref, once, { send: failing(code) })).toBe('failed');
      const { settlements, inputs, rung, order, counted, events } = fakes;
      expect({ settlements, inputs, rung, order, counted, events }).toEqual({
        settlements: [{ status: 'failed', why: code }],
        inputs: called.inputs(code),
        rung: called.rung,
        order: ['record', 'ring', 'settle failed'],
        counted: ['DeliveriesFailed'],
        events: [
          {
            level: 'error',
            event: 'effect_failed',
            fields: { conversation, effect: 1, kind: 'reply', code },
          },
        ],
      });
    },
  );

  it.each([
    ['refused', 'token_revoked', 'token_revoked'],
    ['throttled', 'circuit_open', 'throttled'],
    ['throttled', 'no_token', 'throttled'],
  ] as const)('after %s (%s) tells the person %s', async (code, reason, said) => {
    const fakes = deliveryFakes(effectWith());
    const send = () => Promise.reject(new AppError(code, 'no', { reason }));
    expect(await deliver(fakes.deps, ref, { last: true }, { send })).toBe('failed');
    expect(fakes.inputs).toEqual(called.inputs(said));
  });

  it.each(['ambiguous', 'throttled', 'unavailable', 'conflict'] as const)(
    'gives up after %s on the last attempt',
    async (code) => {
      const fakes = deliveryFakes(effectWith());
      expect(await deliver(fakes.deps, ref, { last: true }, { send: failing(code) })).toBe('failed');
      expect({ settlements: fakes.settlements, inputs: fakes.inputs, rung: fakes.rung }).toEqual({
        settlements: [{ status: 'failed', why: code }],
        inputs: called.inputs(code),
        rung: called.rung,
      });
    },
  );

  it('only reports what was given up where no visitor waits for it', async () => {
    const fakes = deliveryFakes(effectWith({ body: { kind: 'tag', name: 'done' } }));
    const how = { send: failing('refused') };
    expect(await deliver(fakes.deps, ref, once, how)).toBe('failed');
    expect({ order: fakes.order, counted: fakes.counted }).toEqual({
      order: ['settle failed'],
      counted: ['DeliveriesFailed'],
    });
  });

  it('leaves the effect unknown after a bug and lets it through', async () => {
    const fakes = deliveryFakes(effectWith());
    const bug = new TypeError('undefined is not a function');
    const how = { send: () => Promise.reject(bug) };
    await expect(deliver(fakes.deps, ref, once, how)).rejects.toBe(bug);
    expect(fakes.settlements).toEqual([{ status: 'unknown', why: 'bug' }]);
  });

  it('takes a send that throws before it returns for the same bug', async () => {
    const fakes = deliveryFakes(effectWith());
    const bug = new TypeError('no such property');
    const send = () => {
      throw bug;
    };
    await expect(deliver(fakes.deps, ref, once, { send })).rejects.toBe(bug);
    expect(fakes.settlements).toEqual([{ status: 'unknown', why: 'bug' }]);
  });

  it('calls a person for a bug on the last attempt, and still lets it through to the dead letters', async () => {
    const fakes = deliveryFakes(effectWith());
    const bug = new TypeError('undefined is not a function');
    const how = { send: () => Promise.reject(bug) };
    await expect(deliver(fakes.deps, ref, { last: true }, how)).rejects.toBe(bug);
    expect({ order: fakes.order, inputs: fakes.inputs, settlements: fakes.settlements }).toEqual({
      order: ['record', 'ring', 'settle failed'],
      inputs: called.inputs('bug'),
      settlements: [{ status: 'failed', why: 'bug' }],
    });
  });

  it('lets the loss of its lease through: whoever leased it since is answerable', async () => {
    const fakes = deliveryFakes(effectWith());
    const how = {
      send: async () => {
        fakes.replaceLease(99_000);
        return { externalId: 'x1' };
      },
    };
    await expect(deliver(fakes.deps, ref, once, how)).rejects.toMatchObject({ code: 'conflict' });
    expect(fakes.settlements).toEqual([]);
  });

  it('does not settle what a failed call for a person leaves open, so that the call is repeated', async () => {
    const fakes = deliveryFakes(effectWith());
    const store = { ...fakes.deps.store, recordInput: failing('unavailable') };
    const deps = { ...fakes.deps, store };
    await expect(deliver(deps, ref, { last: true }, { send: failing('refused') })).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(fakes.status()).toBe('sending');
  });

  it('heals: an ambiguous send is found by the next attempt and not repeated', async () => {
    const fakes = deliveryFakes(effectWith());
    const there: string[] = [];
    const how: DeliveryMethod = {
      send: async () => {
        there.push('x1');
        throw new AppError('ambiguous', 'timed out');
      },
      readBack: async () => (there[0] === undefined ? undefined : { externalId: there[0] }),
    };
    await expect(deliver(fakes.deps, ref, once, how)).rejects.toMatchObject({ code: 'ambiguous' });
    expect(await deliver(fakes.deps, ref, once, how)).toBe('sent');
    expect({ there, status: fakes.status() }).toEqual({ there: ['x1'], status: 'sent' });
  });
});
