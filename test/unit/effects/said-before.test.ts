import type { Effect, VisitorMessage } from '../../../core/conversation/effect.ts';
import { saidBefore } from '../../../core/effects/said-before.ts';
import { monday } from '../../factories/clock.ts';

const hello: VisitorMessage = { from: 'teammate', name: 'Anna', text: 'Hello' };

const sent = (seq: number, seconds: number, over: Partial<Effect> = {}, message = hello): Effect => ({
  seq,
  body: { kind: 'reply', message, fence: null },
  status: 'sent',
  attempts: 1,
  createdAt: monday + seconds * 1000,
  firstAttemptAt: monday + seconds * 1000,
  settledAt: monday + seconds * 1000 + 200,
  ...over,
});

const asked = (effects: Effect[], seconds: number) => {
  const { since, known } = saidBefore(effects, { seq: 9, message: hello, since: monday + seconds * 1000 });
  return [(since - monday) / 1000, known];
};

describe('the same words, said before', () => {
  it('are none where nobody said them', () => {
    const others = [
      sent(1, 0, {}, { ...hello, text: 'Bye' }),
      sent(2, 0, {}, { ...hello, name: 'Ben' }),
      sent(3, 0, {}, { ...hello, from: 'assistant' }),
      sent(4, 0, {}, { ...hello, teammateId: 'U1' }),
      sent(5, 0, { status: 'failed' }),
      sent(9, 1, { status: 'unknown' }),
      sent(6, 0, { body: { kind: 'resolve' } }),
    ];
    expect(asked(others, 1)).toEqual([1, 0]);
  });

  it('are counted where they came a moment earlier, from their own first attempt on', () => {
    expect(asked([sent(1, 0)], 1.4)).toEqual([0, 1]);
  });

  it('are counted as far back as each was said within a minute of the next', () => {
    expect(asked([sent(1, 0), sent(2, 100), sent(3, 150)], 200)).toEqual([100, 2]);
  });

  it('are counted by their creation where older records hold no more', () => {
    const { firstAttemptAt: _first, settledAt: _settled, ...old } = sent(1, 0);
    expect(asked([old], 30)).toEqual([0, 1]);
  });
});
