import type { EffectRef } from '../../core/conversation/effect.ts';
import type { Settlement } from '../../core/conversation/turn.ts';
import type { ConversationStore } from '../../core/ports.ts';
import { type FixedClock, fixedClock, monday } from '../factories/clock.ts';
import { anEffect, aReply, aState, aTurn } from '../factories/conversation.ts';
import { appError } from '../factories/errors.ts';
import { aConversation, type OpenStore } from './open-store.ts';

/** The outbox half of the ConversationStore contract. */
export const outboxContract = (open: OpenStore): void =>
  describe('the outbox', () => {
    let clock: FixedClock;
    let store: ConversationStore;
    let ref: EffectRef;
    const lease = (forMs = 1000) => ({ now: clock.now(), until: clock.now() + forMs });
    const lost = () =>
      appError(
        'conflict',
        `effect 1 of ${ref.conversation} is not held by this lease; expected it to be sending until the instant given`,
      );
    const undelivered = async () => (await store.load(ref.conversation, { messages: 0 })).undelivered;

    beforeEach(async () => {
      clock = fixedClock();
      store = await open({ retentionDays: 30, clock });
      ref = { conversation: aConversation(), seq: 1 };
      await store.commit(ref.conversation, aTurn({ effects: [{ seq: 1, body: aReply() }] }));
    });

    it('gives an effect to one of twenty workers, with the status it had', async () => {
      const mine = lease();
      const taken = await Promise.all(Array.from({ length: 20 }, () => store.leaseEffect(ref, mine)));
      expect(taken.filter((result) => result.kind === 'leased')).toEqual([
        {
          kind: 'leased',
          effect: anEffect({ attempts: 1, firstAttemptAt: monday, leasedUntil: mine.until }),
        },
      ]);
      expect(taken.filter((result) => result.kind !== 'leased')).toEqual(
        Array.from({ length: 19 }, () => ({ kind: 'busy', until: mine.until })),
      );
      const sending = anEffect({
        status: 'sending',
        attempts: 1,
        firstAttemptAt: monday,
        leasedUntil: mine.until,
      });
      expect(await store.getEffect(ref)).toEqual(sending);
      expect(await undelivered()).toEqual([sending]);
    });

    it('gives an effect again once the lease ran out, and says that someone was sending it', async () => {
      const first = lease();
      await store.leaseEffect(ref, first);
      clock.set(first.until - 1);
      expect(await store.leaseEffect(ref, lease())).toEqual({ kind: 'busy', until: first.until });
      clock.set(first.until);
      const second = lease();
      expect(await store.leaseEffect(ref, second)).toEqual({
        kind: 'leased',
        effect: anEffect({
          status: 'sending',
          attempts: 2,
          firstAttemptAt: monday,
          leasedUntil: second.until,
        }),
      });
      await expect(store.settleEffect(ref, first.until, { status: 'sent' })).rejects.toEqual(lost());
      await store.settleEffect(ref, second.until, { status: 'sent', externalId: 'm1' });
      const sent = anEffect({
        status: 'sent',
        attempts: 2,
        firstAttemptAt: monday,
        externalId: 'm1',
        settledAt: clock.now(),
      });
      expect(await store.getEffect(ref)).toEqual(sent);
      expect(await store.leaseEffect(ref, lease())).toEqual({ kind: 'settled', effect: sent });
      expect(await undelivered()).toEqual([]);
      expect((await store.history(ref.conversation)).effects).toEqual([sent]);
    });

    it.each(['pending', 'unknown'] as const)(
      'keeps an effect settled as %s for another try',
      async (status) => {
        const held = lease();
        await store.leaseEffect(ref, held);
        clock.advance(10);
        await store.settleEffect(ref, held.until, { status, why: 'throttled' });
        const waiting = anEffect({ status, attempts: 1, firstAttemptAt: monday, why: 'throttled' });
        expect(await store.getEffect(ref)).toEqual(waiting);
        expect(await undelivered()).toEqual([waiting]);
        const next = lease();
        expect(await store.leaseEffect(ref, next)).toEqual({
          kind: 'leased',
          effect: { ...waiting, attempts: 2, leasedUntil: next.until },
        });
        await store.settleEffect(ref, next.until, { status: 'sent' });
        expect(await store.getEffect(ref)).toEqual(
          anEffect({ status: 'sent', attempts: 2, firstAttemptAt: monday, settledAt: clock.now() }),
        );
      },
    );

    it('keeps until when an attempt may still land, for the next settlement to say again or to forget', async () => {
      const tryAgain = async (settlement: Settlement) => {
        const held = lease();
        const leased = await store.leaseEffect(ref, held);
        await store.settleEffect(ref, held.until, settlement);
        return [leased.kind === 'leased' && leased.effect.mayLandUntil, await store.getEffect(ref)];
      };
      const effect = anEffect({ status: 'unknown', attempts: 1, firstAttemptAt: monday, why: 'ambiguous' });
      expect([
        await tryAgain({ status: 'unknown', why: 'ambiguous', mayLandUntil: monday + 20 }),
        await tryAgain({ status: 'unknown', why: 'ambiguous' }),
        await tryAgain({ status: 'unknown', why: 'ambiguous', mayLandUntil: monday + 30 }),
        await tryAgain({ status: 'failed', why: 'refused' }),
      ]).toEqual([
        [undefined, { ...effect, mayLandUntil: monday + 20 }],
        [monday + 20, { ...effect, attempts: 2 }],
        [undefined, { ...effect, attempts: 3, mayLandUntil: monday + 30 }],
        [monday + 30, { ...effect, attempts: 4, status: 'failed', why: 'refused', settledAt: monday }],
      ]);
    });

    it.each(['dropped', 'failed'] as const)('is done with an effect settled as %s', async (status) => {
      const held = lease();
      await store.leaseEffect(ref, held);
      await store.settleEffect(ref, held.until, { status, why: 'owner_changed' });
      const effect = anEffect({
        status,
        attempts: 1,
        firstAttemptAt: monday,
        why: 'owner_changed',
        settledAt: monday,
      });
      expect(await store.leaseEffect(ref, lease())).toEqual({ kind: 'settled', effect });
      expect(await undelivered()).toEqual([]);
    });

    it('settles once, and only under a lease', async () => {
      await expect(store.settleEffect(ref, monday, { status: 'sent' })).rejects.toEqual(lost());
      const held = lease();
      await store.leaseEffect(ref, held);
      await store.settleEffect(ref, held.until, { status: 'sent' });
      await expect(store.settleEffect(ref, held.until, { status: 'sent' })).rejects.toEqual(lost());
    });

    it('stores the look-up of a sent message with it, or not at all', async () => {
      const lookup = { kind: 'thread', channel: 'C0FRONTDESK', ts: `${ref.conversation}.000100` } as const;
      const held = lease();
      await store.leaseEffect(ref, held);
      const stale = store.settleEffect(ref, held.until - 1, { status: 'sent', lookup });
      await expect(stale).rejects.toEqual(lost());
      expect(await store.findConversation(lookup)).toBeUndefined();
      await store.settleEffect(ref, held.until, { status: 'sent', externalId: 'C0FRONTDESK:1.1', lookup });
      expect(await store.findConversation(lookup)).toBe(ref.conversation);
      expect(await undelivered()).toEqual([]);
    });

    it('knows nothing of an effect that no turn committed', async () => {
      const other = { conversation: ref.conversation, seq: 2 };
      expect(await store.getEffect(other)).toBeUndefined();
      expect(await store.leaseEffect(other, lease())).toEqual({ kind: 'missing' });
    });

    it('shows undelivered effects by sequence, however long the conversation', async () => {
      const effects = [12, 3, 2].map((seq) => ({ seq, body: aReply(`reply ${seq}`) }));
      await store.commit(
        ref.conversation,
        aTurn({ expectedVersion: 1, state: aState({ version: 2 }), effects }),
      );
      expect((await undelivered()).map((effect) => effect.seq)).toEqual([1, 2, 3, 12]);
    });
  });
