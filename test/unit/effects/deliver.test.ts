import type { Effect } from '../../../core/conversation/effect.ts';
import { type DeliveryMethod, deliver } from '../../../core/effects/deliver.ts';
import { AppError, type ErrorCode } from '../../../core/errors.ts';
import { conversation, deliveryFakes, effectWith, leaseMs, reply } from './delivery-fakes.ts';

const ref = { conversation, seq: 1 };
const once = { last: false };
const never = async (): Promise<never> => {
  throw new Error('must not be called');
};
const failing = (code: ErrorCode, retryAfterMs?: number) => async (): Promise<never> => {
  throw new AppError(code, `the other side: ${code}`, retryAfterMs === undefined ? {} : { retryAfterMs });
};
const called = {
  inputs: (why: string, at = 1_000) => [
    { id: 'failed:1', at, kind: 'delivery_failed', effect: 1, what: 'reply', why },
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
    ['a reply: calls a person', reply, ['record', 'ring'], called.inputs('lease_held')],
    ['a tag: nothing', { kind: 'tag', name: 'done' }, [], []],
  ] as const)('on the last attempt against a held lease does for %s', async (_what, body, order, inputs) => {
    const fakes = deliveryFakes(effectWith({ body, status: 'sending', leasedUntil: 4_000 }));
    const how = { send: never };
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

    it('is asked about, and not sent again, as long as an attempt that nobody answered may land', async () => {
      const fakes = deliveryFakes({ ...effect, mayLandUntil: 4_000 });
      const asked: string[] = [];
      const readBack = async () => {
        asked.push('read back');
        return undefined;
      };
      await expect(deliver(fakes.deps, ref, once, { send: never, readBack })).rejects.toMatchObject({
        code: 'throttled',
        retryAfterMs: 3_000,
        message: 'reply may still arrive, so it is not sent again yet',
      });
      expect([asked, fakes.settlements]).toEqual([
        ['read back'],
        [{ status: 'unknown', why: 'throttled', mayLandUntil: 4_000 }],
      ]);
    });

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

  it('tells of a dropped effect before it counts as one, and tries again where nobody can be told', async () => {
    const fakes = deliveryFakes(effectWith());
    const fence = async () => ({ closed: 'owner_changed' });
    const mute = { send: never, fence, onDropped: failing('unavailable') };
    await expect(deliver(fakes.deps, ref, once, mute)).rejects.toMatchObject({ code: 'unavailable' });
    const onDropped = async (effect: Effect) => {
      fakes.order.push(`tell ${effect.seq}`);
    };
    expect(await deliver(fakes.deps, ref, once, { send: never, fence, onDropped })).toBe('dropped');
    expect(fakes.order).toEqual(['settle pending', 'tell 1', 'settle dropped']);
  });

  it('tries again later when the fence cannot be read', async () => {
    const fakes = deliveryFakes(effectWith());
    const how = { send: never, fence: failing('unavailable') };
    await expect(deliver(fakes.deps, ref, once, how)).rejects.toMatchObject({ code: 'unavailable' });
    expect(fakes.settlements).toEqual([{ status: 'pending', why: 'unavailable' }]);
  });

  it('takes no bug of a read-back for an answer that did not come', async () => {
    const fakes = deliveryFakes(effectWith({ status: 'unknown' }));
    const bug = new TypeError('a bug');
    const how: DeliveryMethod = { send: never, readBack: () => Promise.reject(bug) };
    await expect(deliver(fakes.deps, ref, once, how)).rejects.toBe(bug);
    expect(fakes.order.filter((step) => step === 'settle sent')).toEqual([]);
  });
});
