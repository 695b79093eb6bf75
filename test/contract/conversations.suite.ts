import type { Turn } from '../../core/conversation/turn.ts';
import type { ConversationStore } from '../../core/ports.ts';
import { type FixedClock, fixedClock, monday } from '../factories/clock.ts';
import {
  aCase,
  aMessage,
  anEffect,
  anInput,
  anna,
  aReply,
  aState,
  assistantOwns,
  aTurn,
  ben,
  ownedBy,
} from '../factories/conversation.ts';
import { appError } from '../factories/errors.ts';
import { keepingContract, nothingStored } from './keeping.suite.ts';
import { aConversation, type OpenStore } from './open-store.ts';
import { outboxContract } from './outbox.suite.ts';
import { overdueContract } from './overdue.suite.ts';

/** What every ConversationStore must do. */
export const conversationsContract = (open: OpenStore): void => {
  let clock: FixedClock;
  let store: ConversationStore;

  beforeEach(async () => {
    clock = fixedClock();
    store = await open({ retentionDays: 30, clock });
  });

  describe('a conversation nobody has heard of', () => {
    it('loads as empty and owned by the assistant', async () => {
      const id = aConversation();
      expect(await store.load(id, { messages: 10 })).toEqual(nothingStored);
      expect(await store.getOwnership(id)).toEqual(nothingStored.ownership);
      const { unhandled: _u, undelivered: _d, ...head } = nothingStored;
      expect(await store.history(id)).toEqual({ ...head, inputs: [], effects: [] });
    });
  });

  describe('inputs', () => {
    it('are stored once under their own id and sorted by time, then id', async () => {
      const id = aConversation();
      const later = anInput({ id: 'a', at: monday + 2 });
      const first = anInput({ id: 'c', at: monday + 1 });
      const same = anInput({ id: 'b', at: monday + 1 });
      expect(await store.recordInput(id, later)).toBe('recorded');
      expect(await store.recordInput(id, first)).toBe('recorded');
      expect(await store.recordInput(id, same)).toBe('recorded');
      expect(await store.recordInput(id, { ...later, text: 'other words' })).toBe('known');
      const { unhandled } = await store.load(id, { messages: 0 });
      expect(unhandled).toEqual([same, first, later]);
    });

    it('are taken once of many that arrive at the same moment', async () => {
      const id = aConversation();
      const results = await Promise.all(Array.from({ length: 20 }, () => store.recordInput(id, anInput())));
      expect(results.filter((result) => result === 'recorded')).toEqual(['recorded']);
    });
  });

  describe('a turn', () => {
    const opening = (): Turn =>
      aTurn({
        state: aState({ version: 1, lastMessage: 2, lastEffect: 1, case: aCase() }),
        messages: [aMessage({ seq: 1 }), aMessage({ seq: 2, from: 'assistant', text: 'From 15 dollars.' })],
        effects: [{ seq: 1, body: aReply() }],
        handled: ['said-1'],
        learned: [anInput({ kind: 'opened', id: 'opened' })],
        lookups: [{ kind: 'case', caseId: 'k' }],
      });

    it('is committed whole and read back as written', async () => {
      const id = aConversation();
      await store.recordInput(id, anInput({ id: 'said-1' }));
      await store.recordInput(id, anInput({ id: 'said-2' }));
      const turn = { ...opening(), lookups: [{ kind: 'case' as const, caseId: id }] };
      expect(await store.commit(id, turn)).toBe('committed');
      expect(await store.load(id, { messages: 10 })).toEqual({
        state: turn.state,
        ownership: { owner: assistantOwns, epoch: 0 },
        messages: turn.messages,
        unhandled: [anInput({ id: 'said-2' })],
        undelivered: [anEffect({ seq: 1, createdAt: clock.now() })],
      });
      expect(await store.findConversation({ kind: 'case', caseId: id })).toBe(id);
      expect((await store.history(id)).inputs).toEqual([
        { ...anInput({ kind: 'opened', id: 'opened' }), handled: true },
        { ...anInput({ id: 'said-1' }), handled: true },
        { ...anInput({ id: 'said-2' }), handled: false },
      ]);
    });

    it('wins once of two that read the same version', async () => {
      const id = aConversation();
      const outcomes = await Promise.all([
        store.commit(id, aTurn({ state: aState({ version: 1, language: 'de' }) })),
        store.commit(id, aTurn({ state: aState({ version: 1, language: 'fr' }) })),
      ]);
      expect(outcomes.sort()).toEqual(['committed', 'version_changed']);
      expect(await store.commit(id, aTurn())).toBe('version_changed');
      expect(await store.commit(id, aTurn({ expectedVersion: 2 }))).toBe('version_changed');
      expect(await store.commit(id, aTurn({ expectedVersion: 1 }))).toBe('committed');
    });

    it('leaves nothing behind where it is refused', async () => {
      const id = aConversation();
      expect(await store.commit(id, opening())).toBe('version_changed');
      expect(await store.load(id, { messages: 10 })).toEqual(nothingStored);
    });

    it('is refused where an input was handled, or learned, before', async () => {
      const id = aConversation();
      await store.recordInput(id, anInput());
      await store.commit(id, aTurn({ handled: ['said-1'] }));
      const again = aTurn({ expectedVersion: 1, handled: ['said-1'] });
      expect(await store.commit(id, again)).toBe('version_changed');
      const learnt = aTurn({ expectedVersion: 1, learned: [anInput()] });
      expect(await store.commit(id, learnt)).toBe('version_changed');
    });

    it('is refused once the owner changed, even where the version changed too', async () => {
      const id = aConversation();
      await store.commit(id, aTurn());
      await store.changeOwner(id, {
        expectedEpoch: 0,
        to: ownedBy(anna),
        input: anInput({ kind: 'claimed' }),
      });
      expect(await store.commit(id, aTurn({ expectedVersion: 1 }))).toBe('owner_changed');
      expect(await store.commit(id, aTurn({ expectedVersion: 7 }))).toBe('owner_changed');
      expect(await store.commit(id, aTurn({ expectedVersion: 1, expectedEpoch: 1 }))).toBe('committed');
      expect(await store.getOwnership(id)).toEqual({ owner: ownedBy(anna), epoch: 1 });
    });

    it('may itself change the owner', async () => {
      const id = aConversation();
      expect(await store.commit(id, aTurn({ owner: ownedBy(ben) }))).toBe('committed');
      expect(await store.getOwnership(id)).toEqual({ owner: ownedBy(ben), epoch: 1 });
      const back = aTurn({ expectedVersion: 1, expectedEpoch: 1, owner: assistantOwns });
      expect(await store.commit(id, back)).toBe('committed');
      expect(await store.getOwnership(id)).toEqual({ owner: assistantOwns, epoch: 2 });
    });

    it('carries up to 100 items, and more never in part', async () => {
      const id = aConversation();
      const messages = Array.from({ length: 99 }, (_, i) => aMessage({ seq: i + 1 }));
      await expect(store.commit(id, aTurn({ messages }))).rejects.toEqual(
        appError(
          'invalid',
          'turn writes 101 items; expected 100 at the most, for they are committed at once',
        ),
      );
      expect(await store.commit(id, aTurn({ messages: messages.slice(0, 98) }))).toBe('committed');
    });

    it('is refused as invalid where it contradicts itself', async () => {
      const id = aConversation();
      const twice = aTurn({ handled: ['x'], learned: [anInput({ id: 'x' })] });
      await expect(store.commit(id, twice)).rejects.toEqual(
        appError('invalid', 'turn holds input "x" twice; expected it once'),
      );
      await expect(store.commit(id, aTurn({ state: aState({ version: 4 }) }))).rejects.toEqual(
        appError('invalid', 'state version is 4; expected 1, one more than was read'),
      );
    });

    it('shows the newest messages, oldest first', async () => {
      const id = aConversation();
      const messages = Array.from({ length: 12 }, (_, i) => aMessage({ seq: i + 1, text: `line ${i + 1}` }));
      await store.commit(id, aTurn({ messages }));
      const { messages: newest } = await store.load(id, { messages: 3 });
      expect(newest.map((message) => message.seq)).toEqual([10, 11, 12]);
      expect((await store.history(id)).messages).toEqual(messages);
    });
  });

  describe('the owner', () => {
    it('changes for one of a hundred who claim at once', async () => {
      const id = aConversation();
      await store.commit(id, aTurn());
      const claims = await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          store.changeOwner(id, {
            expectedEpoch: 0,
            to: ownedBy({ id: `U${i}`, name: `Teammate ${i}` }),
            input: anInput({ kind: 'claimed', id: `claim-${i}` }),
          }),
        ),
      );
      const ownership = await store.getOwnership(id);
      expect(claims.filter((claim) => claim.changed)).toEqual([{ changed: true, epoch: 1 }]);
      const lost = claims.filter((claim) => !claim.changed);
      expect(lost).toEqual(Array.from({ length: 99 }, () => ({ changed: false, current: ownership })));
      const winner = claims.findIndex((claim) => claim.changed);
      const { unhandled } = await store.load(id, { messages: 0 });
      expect(unhandled.map((input) => input.id)).toEqual([`claim-${winner}`]);
      expect(ownership.owner).toEqual(ownedBy({ id: `U${winner}`, name: `Teammate ${winner}` }));
    });

    it('does not change twice for the same input', async () => {
      const id = aConversation();
      const input = anInput({ kind: 'claimed' });
      const current = { owner: ownedBy(anna), epoch: 1 };
      await store.changeOwner(id, { expectedEpoch: 0, to: ownedBy(anna), input });
      const again = await store.changeOwner(id, { expectedEpoch: 1, to: ownedBy(ben), input });
      expect(again).toEqual({ changed: false, current });
    });
  });

  keepingContract(open);
  outboxContract(open);
  overdueContract(open);
};
