import type { ConversationStore } from '../../core/ports.ts';
import { type FixedClock, fixedClock } from '../factories/clock.ts';
import { aMessage, anInput, anna, aReply, assistantOwns, aTurn, ownedBy } from '../factories/conversation.ts';
import { appError } from '../factories/errors.ts';
import { aConversation, type OpenStore } from './open-store.ts';

const day = 86_400_000;

export const nothingStored = {
  state: undefined,
  ownership: { owner: assistantOwns, epoch: 0 },
  messages: [],
  unhandled: [],
  undelivered: [],
};

/** Ids, look-ups and retention in the ConversationStore contract. */
export const keepingContract = (open: OpenStore): void => {
  let clock: FixedClock;
  let store: ConversationStore;

  beforeEach(async () => {
    clock = fixedClock();
    store = await open({ retentionDays: 30, clock });
  });

  describe('ids', () => {
    it.each(['#', ':', ' ', '/é', '🦊', '漢字', "'; --", '%23', 'e\u0301'])('may hold %j', async (odd) => {
      const id = aConversation(`#${odd}#`);
      await store.recordInput(id, anInput({ id: `in${odd}` }));
      const keys = { kind: 'thread' as const, channel: `C${odd}`, ts: id };
      expect(await store.commit(id, aTurn({ handled: [`in${odd}`], lookups: [keys] }))).toBe('committed');
      expect((await store.load(id, { messages: 1 })).state?.version).toBe(1);
      expect(await store.findConversation(keys)).toBe(id);
    });

    it('never run together', async () => {
      const [one, other] = [aConversation(), aConversation()];
      await store.commit(one, aTurn({ lookups: [{ kind: 'thread', channel: 'a#b', ts: one }] }));
      await store.commit(other, aTurn({ lookups: [{ kind: 'thread', channel: 'a', ts: `b#${one}` }] }));
      expect(await store.findConversation({ kind: 'thread', channel: 'a#b', ts: one })).toBe(one);
      expect(await store.findConversation({ kind: 'case', caseId: one })).toBeUndefined();
    });

    it('are refused where nothing could store them', async () => {
      await expect(store.load('', { messages: 1 })).rejects.toEqual(
        appError('invalid', 'conversation id has 0 characters; expected 1 to 200'),
      );
      await expect(store.recordInput('x'.repeat(201), anInput())).rejects.toEqual(
        appError('invalid', 'conversation id has 201 characters; expected 1 to 200'),
      );
      await expect(store.getOwnership('a\u0000b')).rejects.toEqual(
        appError(
          'invalid',
          'conversation id "a\\u0000b" holds control characters or half a character; expected text',
        ),
      );
      await expect(store.recordInput(aConversation(), anInput({ id: '\ud83e' }))).rejects.toEqual(
        appError('invalid', 'input id "\\ud83e" holds control characters or half a character; expected text'),
      );
    });
  });

  describe('a lead look-up', () => {
    it('leads to the newest of the conversations that share the address', async () => {
      const [older, newer] = [aConversation(), aConversation()];
      const lookups = [{ kind: 'lead' as const, email: older }];
      await store.commit(older, aTurn({ lookups }));
      clock.advance(1000);
      await store.commit(newer, aTurn({ lookups }));
      expect(await store.findConversation({ kind: 'lead', email: older })).toBe(newer);
    });
  });

  describe('retention', () => {
    it('hides what has expired, and starts anew', async () => {
      const id = aConversation();
      await store.recordInput(id, anInput());
      await store.commit(
        id,
        aTurn({ owner: ownedBy(anna), messages: [aMessage()], effects: [{ seq: 1, body: aReply() }] }),
      );
      await store.commit(
        id,
        aTurn({ expectedVersion: 1, expectedEpoch: 1, lookups: [{ kind: 'case', caseId: id }] }),
      );
      clock.advance(30 * day);
      expect(await store.load(id, { messages: 10 })).toEqual(nothingStored);
      expect(await store.findConversation({ kind: 'case', caseId: id })).toBeUndefined();
      expect(await store.getEffect({ conversation: id, seq: 1 })).toBeUndefined();
      expect(await store.recordInput(id, anInput())).toBe('recorded');
      expect(await store.commit(id, aTurn({ handled: ['said-1'] }))).toBe('committed');
      expect((await store.load(id, { messages: 10 })).ownership).toEqual({ owner: assistantOwns, epoch: 0 });
    });

    it('keeps the owner for as long as turns go on', async () => {
      const id = aConversation();
      await store.commit(id, aTurn({ owner: ownedBy(anna) }));
      clock.advance(20 * day);
      await store.commit(id, aTurn({ expectedVersion: 1, expectedEpoch: 1 }));
      clock.advance(20 * day);
      expect(await store.getOwnership(id)).toEqual({ owner: ownedBy(anna), epoch: 1 });
    });

    it('renews look-ups and effects that a later turn names, and nothing else', async () => {
      const id = aConversation();
      const lookups = [{ kind: 'case' as const, caseId: id }];
      const effects = [
        { seq: 1, body: aReply() },
        { seq: 2, body: aReply() },
      ];
      await store.commit(id, aTurn({ effects, lookups }));
      clock.advance(20 * day);
      expect(await store.commit(id, aTurn({ expectedVersion: 1, lookups, renewed: [1] }))).toBe('committed');
      clock.advance(20 * day);
      expect([
        await store.findConversation({ kind: 'case', caseId: id }),
        (await store.getEffect({ conversation: id, seq: 1 }))?.seq,
        await store.getEffect({ conversation: id, seq: 2 }),
      ]).toEqual([id, 1, undefined]);
      const gone = aTurn({ expectedVersion: 2, renewed: [2] });
      expect(await store.commit(id, gone)).toBe('version_changed');
      clock.advance(10 * day);
      expect(await store.getEffect({ conversation: id, seq: 1 })).toBeUndefined();
    });
  });
};
