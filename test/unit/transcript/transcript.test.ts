import { createHash } from 'node:crypto';
import type { ConversationHistory } from '../../../core/conversation/turn.ts';
import { transcriptPage } from '../../../core/transcript/page.ts';
import { fixedClock, monday } from '../../factories/clock.ts';
import { transcriptDoor } from '../../factories/transcript-door.ts';
import { historyWith, pageOptions, target } from './history.ts';

/** `readMs`: what each read of the store takes. */
const setUp = (history: ConversationHistory = historyWith(), { readMs = 0 } = {}) => {
  const clock = fixedClock(monday);
  const reads: string[] = [];
  const read = (what: string) => {
    reads.push(what);
    clock.advance(readMs);
  };
  const { get, tokenFor } = transcriptDoor({
    clock,
    sleep: async (milliseconds) => clock.advance(milliseconds),
    store: {
      findConversation: async (key) => {
        read('findConversation');
        return key.kind === 'transcript' && key.ref === target.ref ? 'liveagent:t1' : undefined;
      },
      load: async () => {
        read('load');
        return { ...history, unhandled: [], undelivered: [] };
      },
      history: async () => {
        read('history');
        return history;
      },
    },
  });
  return { clock, get, tokenFor: (signed = target) => tokenFor(signed), reads };
};

describe('GET /transcripts/{token}', () => {
  it('answers a good link with the page under a strict policy that fits its style and its script', async () => {
    const { get, tokenFor } = setUp();
    const { statusCode, headers, body } = await get(await tokenFor());
    const hash = (tag: string) => {
      const text = new RegExp(`<${tag}>([\\s\\S]*)</${tag}>`).exec(body ?? '')?.[1] ?? '';
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect({ statusCode, headers, body }).toEqual({
      statusCode: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; style-src ${hash('style')}; script-src ${hash('script')}; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      },
      body: transcriptPage(historyWith(), { ...pageOptions, at: monday }),
    });
  });

  it('answers bad, expired, revoked, foreign and missing links with the very same 404', async () => {
    const good = setUp();
    const token = await good.tokenFor();
    const expired = setUp();
    expired.clock.advance(7 * 86_400_000);
    const revoked = historyWith();
    if (revoked.state?.case !== undefined) revoked.state.case.transcript = { ...target, nonce: 'nonce-2' };
    const { state: _, ...rest } = historyWith();
    const answers = await Promise.all([
      good.get(''),
      good.get('nonsense'),
      good.get(`${token}x`),
      good.get(await good.tokenFor({ ...target, nonce: 'nonce-2' })),
      good.get(await good.tokenFor({ ...target, ref: 'ref-2' })),
      expired.get(token),
      setUp(revoked).get(token),
      setUp({ ...rest, state: undefined }).get(token),
    ]);
    const [first] = answers;
    expect(first?.statusCode).toBe(404);
    expect(first?.body).toContain('<h1>Transcript not found</h1>');
    expect(answers).toEqual(answers.map(() => first));
  });

  it('answers every link that does not work after the same time, however far it came', async () => {
    const revoked = historyWith();
    if (revoked.state?.case !== undefined) revoked.state.case.transcript = { ...target, nonce: 'nonce-2' };
    const took = async (token: string, history = historyWith()) => {
      const { clock, get, reads } = setUp(history, { readMs: 40 });
      await get(token);
      return { ms: clock.now() - monday, reads };
    };
    const { tokenFor, clock } = setUp();
    const token = await tokenFor();
    clock.advance(-8 * 86_400_000);
    const expired = await tokenFor();
    const { tokenFor: otherToken } = setUp();
    expect(await took('nonsense')).toEqual({ ms: 300, reads: [] });
    expect(await took(expired)).toEqual({ ms: 300, reads: [] });
    expect(await took(await otherToken({ ...target, ref: 'ref-2' }))).toEqual({
      ms: 300,
      reads: ['findConversation'],
    });
    expect(await took(token, revoked)).toEqual({ ms: 300, reads: ['findConversation', 'load'] });
    expect(await took(token)).toEqual({ ms: 120, reads: ['findConversation', 'load', 'history'] });
  });

  it('answers 404 to every token with one character flipped', async () => {
    const { get, tokenFor } = setUp();
    const token = await tokenFor();
    const flipped = [...token].map((character, at) => {
      const other = character === 'A' ? 'B' : 'A';
      return `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
    });
    const answers = await Promise.all(flipped.map(get));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });
});
