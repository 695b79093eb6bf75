import type { Effect, EffectBody } from '../../../core/conversation/effect.ts';
import type { Input } from '../../../core/conversation/input.ts';
import type { Settlement } from '../../../core/conversation/turn.ts';
import type { DeliveryDeps } from '../../../core/effects/deliver.ts';
import { AppError } from '../../../core/errors.ts';
import type { QueueMessage } from '../../../core/messages.ts';

export const conversation = 'liveagent:t1';
export const leaseMs = 20_000;

export const reply: EffectBody = {
  kind: 'reply',
  message: { from: 'assistant', text: 'Hello' },
  fence: 0,
};

export const effectWith = (changes: Partial<Effect> = {}): Effect => ({
  seq: 1,
  body: reply,
  status: 'pending',
  createdAt: 500,
  attempts: 0,
  ...changes,
});

/** Ports of `deliver` over one effect in memory, with a log of everything that was asked of them. */
export const deliveryFakes = (stored: Effect | undefined, options: { start?: number } = {}) => {
  let effect = stored;
  let now = options.start ?? 1_000;
  const settlements: Settlement[] = [];
  const inputs: Input[] = [];
  const rung: { queue: string; message: QueueMessage; group: string; dedupe: string }[] = [];
  const events: { level: string; event: string; fields: unknown }[] = [];
  const counted: string[] = [];
  const order: string[] = [];
  const note = (level: string) => (event: string, fields: unknown) => {
    events.push({ level, event, fields });
  };
  const deps: DeliveryDeps = {
    leaseMs,
    clock: { now: () => now },
    queues: {
      send: async (queue, message, { group, dedupe }) => {
        order.push('ring');
        rung.push({ queue, message, group, dedupe });
      },
    },
    telemetry: {
      info: note('info'),
      warn: note('warn'),
      error: note('error'),
      count: (metric) => counted.push(metric),
      measure: (metric, milliseconds) => counted.push(`${metric} ${milliseconds}`),
    },
    store: {
      getEffect: async () => effect,
      leaseEffect: async (_ref, lease) => {
        if (effect === undefined) return { kind: 'missing' };
        if (['sent', 'dropped', 'failed'].includes(effect.status)) return { kind: 'settled', effect };
        const held = effect.leasedUntil ?? 0;
        if (effect.status === 'sending' && held > lease.now) return { kind: 'busy', until: held };
        const before = effect;
        effect = { ...effect, status: 'sending', leasedUntil: lease.until, attempts: effect.attempts + 1 };
        return { kind: 'leased', effect: { ...effect, status: before.status } };
      },
      settleEffect: async (_ref, until, settlement) => {
        if (effect === undefined || effect.leasedUntil !== until) {
          throw new AppError('conflict', 'lease is no longer held');
        }
        order.push(`settle ${settlement.status}`);
        settlements.push(settlement);
        effect = {
          ...effect,
          status: settlement.status,
          ...('why' in settlement ? { why: settlement.why } : {}),
        };
      },
      recordInput: async (_conversation, input) => {
        order.push('record');
        inputs.push(input);
        return 'recorded';
      },
    },
  };
  return {
    deps,
    settlements,
    inputs,
    rung,
    events,
    counted,
    order,
    status: () => effect?.status,
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
    replaceLease: (until: number) => {
      if (effect !== undefined) effect = { ...effect, leasedUntil: until };
    },
  };
};
