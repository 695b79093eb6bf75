import type { ConversationStore } from '../../core/ports.ts';
import { type FixedClock, fixedClock, monday } from '../factories/clock.ts';
import { anInput, aReply, aTurn } from '../factories/conversation.ts';
import { aConversation, type OpenStore } from './open-store.ts';

const day = 86_400_000;
const everything = 100_000;

/** What waits, in the ConversationStore contract. */
export const overdueContract = (open: OpenStore): void =>
  describe('what waits', () => {
    let clock: FixedClock;
    let store: ConversationStore;
    const effects = [{ seq: 1, body: aReply() }];
    const ref = (conversation: string) => ({ conversation, seq: 1 });
    /** Of the conversations named alone: other tests write to the same table. */
    const overdue = async (before: number, ...ids: string[]) =>
      (await store.findOverdue(before, everything)).filter(({ conversation }) => ids.includes(conversation));

    beforeEach(async () => {
      clock = fixedClock();
      store = await open({ retentionDays: 30, clock });
    });

    it('is found once for each conversation, the longest waiting first', async () => {
      const [one, two, young] = [aConversation(), aConversation('#é'), aConversation()];
      await store.recordInput(one, anInput({ id: 'a', at: monday + 20 }));
      await store.recordInput(one, anInput({ id: 'b', at: monday + 10 }));
      await store.commit(two, aTurn({ effects }));
      await store.recordInput(young, anInput({ id: 'a', at: monday + 30 }));
      expect(await overdue(monday + 30, one, two, young)).toEqual([
        { conversation: two, since: monday },
        { conversation: one, since: monday + 10 },
      ]);
    });

    it('is no more than asked for', async () => {
      for (const id of [aConversation(), aConversation(), aConversation()]) {
        await store.recordInput(id, anInput({ at: monday }));
      }
      expect(await store.findOverdue(monday + 1, 2)).toHaveLength(2);
    });

    it('is nothing where inputs are handled and effects settled', async () => {
      const id = aConversation();
      await store.recordInput(id, anInput());
      await store.commit(id, aTurn({ handled: ['said-1'], learned: [anInput({ id: 'said-2' })], effects }));
      expect(await overdue(monday + day, id)).toEqual([{ conversation: id, since: monday }]);
      const until = monday + 1000;
      await store.leaseEffect(ref(id), { now: monday, until });
      expect(await overdue(monday + day, id)).toEqual([{ conversation: id, since: monday }]);
      await store.settleEffect(ref(id), until, { status: 'unknown', why: 'ambiguous' });
      expect(await overdue(monday + day, id)).toEqual([{ conversation: id, since: monday }]);
      const again = { now: monday, until: monday + 2000 };
      await store.leaseEffect(ref(id), again);
      await store.settleEffect(ref(id), again.until, { status: 'sent' });
      expect(await overdue(monday + day, id)).toEqual([]);
    });

    it('is forgotten with its conversation', async () => {
      const id = aConversation();
      await store.recordInput(id, anInput());
      await store.commit(id, aTurn({ effects }));
      clock.advance(30 * day);
      expect(await overdue(clock.now(), id)).toEqual([]);
    });
  });
