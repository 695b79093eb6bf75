import { type DeliveryMethod, deliver } from '../../../core/effects/deliver.ts';
import { AppError, type ErrorCode } from '../../../core/errors.ts';
import { conversation, deliveryFakes, effectWith, leaseMs } from './delivery-fakes.ts';

const ref = { conversation, seq: 1 };
const once = { last: false };
const never = async (): Promise<never> => {
  throw new Error('must not be called');
};
const failing = (code: ErrorCode, retryAfterMs?: number) => async (): Promise<never> => {
  throw new AppError(code, `the other side: ${code}`, retryAfterMs === undefined ? {} : { retryAfterMs });
};
const called = {
  inputs: (why: string, at = 1_000) => [{ id: 'failed:1', at, kind: 'delivery_failed', effect: 1, why }],
  rung: [
    {
      queue: 'inbox',
      message: { type: 'doorbell', conversation },
      group: conversation,
      dedupe: `failed:1:${conversation}`,
    },
  ],
};

describe('deliver', () => {
  it('sends a pending effect, settles it with what the other side calls it, and measures', async () => {
    const fakes = deliveryFakes(effectWith());
    const lookup = { kind: 'thread', channel: 'C1', ts: '1.2' } as const;
    const sent: unknown[] = [];
    const outcome = await deliver(fakes.deps, ref, once, {
      readBack: never,
      send: async (effect) => {
        sent.push(effect);
        fakes.advance(250);
        return { externalId: 'x1', lookup };
      },
    });
    expect({ outcome, settlements: fakes.settlements, counted: fakes.counted, sent }).toEqual({
      outcome: 'sent',
      settlements: [{ status: 'sent', externalId: 'x1', lookup }],
      counted: ['DeliveryDuration 750'],
      sent: [effectWith({ attempts: 1, leasedUntil: 1_000 + leaseMs })],
    });
  });

  it.each(['sent', 'dropped', 'failed'] as const)('leaves an effect alone that is %s', async (status) => {
    const fakes = deliveryFakes(effectWith({ status }));
    expect(await deliver(fakes.deps, ref, once, { send: never })).toBe('done');
    expect(fakes.order).toEqual([]);
  });

  it('is done with an effect that is gone, and says so in the log', async () => {
    const fakes = deliveryFakes(undefined);
    expect(await deliver(fakes.deps, ref, once, { send: never })).toBe('done');
    expect(fakes.events).toEqual([
      { level: 'warn', event: 'effect_missing', fields: { conversation, effect: 1 } },
    ]);
  });

  it('waits until the lease of another attempt ends', async () => {
    const fakes = deliveryFakes(effectWith({ status: 'sending', leasedUntil: 4_000 }));
    await expect(deliver(fakes.deps, ref, once, { send: never })).rejects.toMatchObject({
      code: 'throttled',
      retryAfterMs: 3_000,
    });
    expect(fakes.order).toEqual([]);
  });

  it.each([
    ['call_person', ['record', 'ring'], called.inputs('lease_held')],
    ['report', [], []],
  ] as const)('on the last attempt against a held lease does %s', async (onFailed, order, inputs) => {
    const fakes = deliveryFakes(effectWith({ status: 'sending', leasedUntil: 4_000 }));
    const how = { send: never, onFailed: () => onFailed };
    await expect(deliver(fakes.deps, ref, { last: true }, how)).rejects.toMatchObject({ code: 'throttled' });
    expect({ order: fakes.order, inputs: fakes.inputs }).toEqual({ order, inputs });
  });

  describe.each([
    ['unknown', effectWith({ status: 'unknown' })],
    ['sending, its lease run out', effectWith({ status: 'sending', leasedUntil: 900 })],
  ])('an effect whose outcome is %s', (_name, effect) => {
    it('is settled by read-back without another send, whatever the fence', async () => {
      const fakes = deliveryFakes(effect);
      const how: DeliveryMethod = { send: never, fence: never, readBack: async () => ({ externalId: 'x9' }) };
      expect(await deliver(fakes.deps, ref, once, how)).toBe('sent');
      expect(fakes.settlements).toEqual([{ status: 'sent', externalId: 'x9' }]);
    });

    it('is sent again when the other side does not have it', async () => {
      const fakes = deliveryFakes(effect);
      const asked: string[] = [];
      const outcome = await deliver(fakes.deps, ref, once, {
        readBack: async () => {
          asked.push('read back');
          return undefined;
        },
        fence: async () => {
          asked.push('fence');
          return 'open';
        },
        send: async () => {
          asked.push('send');
          return { externalId: 'x2' };
        },
      });
      expect({ outcome, asked, settlements: fakes.settlements }).toEqual({
        outcome: 'sent',
        asked: ['read back', 'fence', 'send'],
        settlements: [{ status: 'sent', externalId: 'x2' }],
      });
    });

    it.each(['unavailable', 'throttled', 'refused', 'ambiguous', 'invalid'] as const)(
      'waits, never sends, when the read-back fails as %s',
      async (code) => {
        const fakes = deliveryFakes(effect);
        const how = { send: never, readBack: failing(code, 7_000) };
        await expect(deliver(fakes.deps, ref, once, how)).rejects.toMatchObject({
          code: 'ambiguous',
          retryAfterMs: 7_000,
          message: `read-back of reply failed (${code}), so it waits`,
        });
        expect(fakes.settlements).toEqual([{ status: 'unknown', why: 'ambiguous' }]);
      },
    );

    it('stays unknown when the new send certainly had no effect', async () => {
      const fakes = deliveryFakes(effect);
      const how = { send: failing('unavailable'), readBack: async () => undefined };
      await expect(deliver(fakes.deps, ref, once, how)).rejects.toMatchObject({ code: 'unavailable' });
      expect(fakes.settlements).toEqual([{ status: 'unknown', why: 'unavailable' }]);
    });

    it('is sent again where the other side cannot be asked', async () => {
      const fakes = deliveryFakes(effect);
      expect(await deliver(fakes.deps, ref, once, { send: async () => ({}) })).toBe('sent');
      expect(fakes.settlements).toEqual([{ status: 'sent' }]);
    });

    it('calls a person when the last read-back fails', async () => {
      const fakes = deliveryFakes(effect);
      const how = { send: never, readBack: failing('unavailable') };
      expect(await deliver(fakes.deps, ref, { last: true }, how)).toBe('failed');
      expect({ inputs: fakes.inputs, settlements: fakes.settlements }).toEqual({
        inputs: called.inputs('ambiguous'),
        settlements: [{ status: 'failed', why: 'ambiguous' }],
      });
    });
  });

  it('drops an effect whose fence is closed', async () => {
    const fakes = deliveryFakes(effectWith());
    const how: DeliveryMethod = { send: never, fence: async () => ({ closed: 'owner_changed' }) };
    expect(await deliver(fakes.deps, ref, { last: true }, how)).toBe('dropped');
    expect(fakes.settlements).toEqual([{ status: 'dropped', why: 'owner_changed' }]);
  });

  it('tries again later when the fence cannot be read', async () => {
    const fakes = deliveryFakes(effectWith());
    const how = { send: never, fence: failing('unavailable') };
    await expect(deliver(fakes.deps, ref, once, how)).rejects.toMatchObject({ code: 'unavailable' });
    expect(fakes.settlements).toEqual([{ status: 'pending', why: 'unavailable' }]);
  });

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

  it('only reports what was given up where nobody can be called through it', async () => {
    const fakes = deliveryFakes(effectWith());
    const how = { send: failing('refused'), onFailed: () => 'report' as const };
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
