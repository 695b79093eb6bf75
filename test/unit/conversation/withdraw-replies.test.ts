import type { LeaseResult, Settlement } from '../../../core/conversation/turn.ts';
import { withdrawReplies } from '../../../core/conversation/withdraw-replies.ts';
import { fixedClock } from '../../factories/clock.ts';
import {
  aMessage,
  anEffect,
  anInput,
  anna,
  aReply,
  aState,
  assistantOwns,
  ben,
  ownedBy,
} from '../../factories/conversation.ts';

const conversation = 'liveagent:tick1234';
const sent = aMessage({ seq: 3, from: 'teammate', text: 'one', input: 'slack:1', effect: 7 });

/** What becomes of a message that its author deleted while a worker is at its effect. */
const withdrawn = async (
  lease: LeaseResult,
  { owner = ownedBy(anna), kind = 'teammate_deleted' as 'teammate_deleted' | 'teammate_edited' } = {},
) => {
  const settlements: Settlement[] = [];
  let leased = 0;
  const store = {
    getEffect: async () => anEffect({ seq: 7, body: aReply('one', null) }),
    leaseEffect: async () => {
      leased += 1;
      return lease;
    },
    settleEffect: async (_ref: unknown, _until: unknown, settlement: Settlement) => {
      settlements.push(settlement);
    },
  };
  const ownership = { owner, epoch: 1 };
  const snapshot = { state: aState(), ownership, messages: [sent], unhandled: [], undelivered: [] };
  const input = anInput({ kind, of: 'slack:1' });
  const fates = await withdrawReplies({ store, clock: fixedClock() }, conversation, snapshot, [input]);
  return { fates: [...fates], settlements, leased };
};

const effect = (status: 'pending' | 'unknown') => anEffect({ seq: 7, body: aReply('one', null), status });

describe('a reply whose author takes it back', () => {
  it('is withdrawn where nobody had begun to send it', async () => {
    expect(await withdrawn({ kind: 'leased', effect: effect('pending') })).toEqual({
      fates: [[7, 'withdrawn']],
      settlements: [{ status: 'dropped', why: 'changed in Slack before it was sent' }],
      leased: 1,
    });
  });

  it('may have been sent where a worker began in that very moment', async () => {
    expect(await withdrawn({ kind: 'busy', until: 1 })).toEqual({
      fates: [[7, 'uncertain']],
      settlements: [],
      leased: 1,
    });
  });

  it('is left to its worker, to read back, where one began and failed in that very moment', async () => {
    expect(await withdrawn({ kind: 'leased', effect: effect('unknown') })).toEqual({
      fates: [[7, 'uncertain']],
      settlements: [{ status: 'unknown', why: 'changed in Slack' }],
      leased: 1,
    });
  });

  it.each([
    ['the assistant', assistantOwns],
    ['somebody else', ownedBy(ben)],
  ])(
    'is not held back for an edit where %s has the chat, for nobody could say it anew',
    async (_who, owner) => {
      const lease: LeaseResult = { kind: 'leased', effect: effect('pending') };
      expect(await withdrawn(lease, { owner, kind: 'teammate_edited' })).toEqual({
        fates: [[7, 'uncertain']],
        settlements: [],
        leased: 0,
      });
    },
  );
});
