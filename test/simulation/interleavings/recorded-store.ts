import type { EffectRef } from '../../../core/conversation/effect.ts';
import type { ConversationStore } from '../../../core/ports.ts';
import { chatOf } from './names.ts';
import type { Observed } from './observed.ts';

/** The store, with what is committed, taken, leased and settled written down. */
export const recordedStore = (
  stored: ConversationStore,
  {
    observed,
    trace,
    order,
    run,
    now,
    inHand,
  }: {
    observed: Observed;
    trace: (line: string) => void;
    order: () => number;
    /** Number of the run that calls. */
    run: () => number;
    now: () => number;
    /** The effect that each run of a worker holds a lease of. */
    inHand: Map<number, EffectRef>;
  },
): ConversationStore => ({
  ...stored,
  commit: async (id, turn) => {
    const result = await stored.commit(id, turn);
    trace(`  commit of ${chatOf(id)}: ${result}, ${turn.effects.map(({ body }) => body.kind).join(' ')}`);
    if (result !== 'committed') return result;
    observed.committed.push({ chat: chatOf(id), turn, order: order(), at: now() });
    if (turn.owner !== undefined) {
      const to = { owner: turn.owner, epoch: turn.expectedEpoch + 1 };
      observed.changed.push({ chat: chatOf(id), to, order: order() });
    }
    return result;
  },
  changeOwner: async (id, change) => {
    const result = await stored.changeOwner(id, change);
    if (result.changed) {
      const to = { owner: change.to, epoch: result.epoch };
      trace(`  ${chatOf(id)} belongs to ${JSON.stringify(to)}`);
      observed.changed.push({ chat: chatOf(id), to, order: order() });
    }
    return result;
  },
  leaseEffect: async (ref, lease) => {
    const result = await stored.leaseEffect(ref, lease);
    if (result.kind === 'leased') inHand.set(run(), ref);
    return result;
  },
  settleEffect: async (ref, until, settlement) => {
    await stored.settleEffect(ref, until, settlement);
    if (settlement.status === 'sent') observed.delivered.push({ effect: ref, run: run() });
  },
});
