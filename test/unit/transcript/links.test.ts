import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { hmacTranscriptLinks, hmacTranscriptReader } from '../../../adapters/signed-links/transcript.ts';
import { AppError } from '../../../core/errors.ts';
import { fixedClock, monday } from '../../factories/clock.ts';

const day = 86_400_000;
const target = { ref: 'ref-0123456789_abcdefghij', nonce: 'nonce-ABCDEFGHIJ' };
const older = { id: 'k1', key: 'old key old key old key' };
const newer = { id: 'k2', key: 'new key new key new key' };
const prefix = 'https://desk.example.com/transcripts/';

const setUp = (held = [newer, older]) => {
  const clock = fixedClock();
  const asked: ({ fresh: boolean } | undefined)[] = [];
  const keys = async (options?: { fresh: boolean }) => {
    asked.push(options);
    return held;
  };
  const links = hmacTranscriptLinks({ keys, clock, days: 7, publicUrl: 'https://desk.example.com/' });
  const token = async () => (await links.sign(target)).slice(prefix.length);
  return { clock, links, token, asked, held };
};

describe('transcript links', () => {
  it('sign a domain-separated text in a fixed order with the first key', async () => {
    const { links } = setUp();
    const expires = monday / 1000 + 7 * 86_400;
    const signature = createHmac('sha256', newer.key)
      .update(`v1\ntranscript\nk2\n${target.ref}\n${target.nonce}\n${expires}`)
      .digest('base64url');
    expect(await links.sign(target)).toBe(
      `${prefix}v1.k2.${target.ref}.${target.nonce}.${expires}.${signature}`,
    );
  });

  it('open to what was signed', async () => {
    const { links, token } = setUp();
    expect(await links.open(await token())).toEqual(target);
  });

  it('open after rotation, until the old key is gone', async () => {
    const signed = await setUp([older]).token();
    expect(await setUp([newer, older]).links.open(signed)).toEqual(target);
    expect(await setUp([newer]).links.open(signed)).toBeUndefined();
  });

  it('ask past the cache for a key that is not known here, and for no other', async () => {
    const clock = fixedClock();
    const signed = await setUp([newer]).token();
    const asked: boolean[] = [];
    const reader = hmacTranscriptReader({
      keys: async (options) => {
        asked.push(options?.fresh === true);
        return options?.fresh === true ? [newer, older] : [older];
      },
      clock,
      days: 7,
    });
    expect(await reader.open(signed)).toEqual(target);
    expect(await reader.open(await setUp([older]).token())).toEqual(target);
    expect(asked).toEqual([false, true, false]);
  });

  it('read the secret afresh for keys nobody knows once in half a minute, however many are made up', async () => {
    const { clock, links, asked, token } = setUp();
    const signed = await token();
    const fresh = () => asked.filter((options) => options?.fresh === true).length;
    for (const id of ['a', 'b', 'c']) {
      expect(await links.open(signed.replace('v1.k2.', `v1.${id}.`))).toBeUndefined();
    }
    expect(fresh()).toBe(1);
    clock.advance(30_000);
    await links.open(signed.replace('v1.k2.', 'v1.d.'));
    expect(fresh()).toBe(2);
    expect(await links.open(signed)).toEqual(target);
  });

  it('expire to the second', async () => {
    const { clock, links, token } = setUp();
    const signed = await token();
    clock.set(monday + 7 * day - 1);
    expect(await links.open(signed)).toEqual(target);
    clock.set(monday + 7 * day);
    expect(await links.open(signed)).toBeUndefined();
  });

  it('do not hold longer than links may now, give or take a minute between two clocks', async () => {
    const { clock, token, held } = setUp();
    const signed = await token();
    const reader = (days: number) => hmacTranscriptReader({ keys: async () => held, clock, days });
    expect(await reader(3).open(signed)).toBeUndefined();
    clock.set(monday - 60_000);
    expect(await reader(7).open(signed)).toEqual(target);
    clock.set(monday - 61_000);
    expect(await reader(7).open(signed)).toBeUndefined();
  });

  it('do not open when any one character is another, missing or added', async () => {
    const { links, token } = setUp();
    const signed = await token();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=%/+ ';
    const altered = [...signed].flatMap((character, at) => [
      `${signed.slice(0, at)}${signed.slice(at + 1)}`,
      ...[...alphabet]
        .filter((other) => other !== character)
        .map((other) => `${signed.slice(0, at)}${other}${signed.slice(at + 1)}`),
    ]);
    const added = [...alphabet].flatMap((extra) => [signed + extra, extra + signed]);
    const opened = await Promise.all([...altered, ...added].map((text) => links.open(text)));
    expect({ tried: opened.length > 5_000, opened: opened.filter((result) => result !== undefined) }).toEqual(
      {
        tried: true,
        opened: [],
      },
    );
  });

  it('do not open when parts are moved over their borders', async () => {
    const { links } = setUp();
    const one = (await links.sign({ ref: 'ab', nonce: 'c' })).slice(prefix.length);
    expect(await links.open(one)).toEqual({ ref: 'ab', nonce: 'c' });
    expect(await links.open(one.replace('.ab.c.', '.a.bc.'))).toBeUndefined();
    expect(await links.open(one.replace('.ab.c.', '.c.ab.'))).toBeUndefined();
  });

  it('are undefined, never an error, for any text', async () => {
    const { links } = setUp();
    const piece = fc.oneof(fc.string(), fc.constantFrom('v1', 'k1', '.', '1772442000', 'a'.repeat(43), '\n'));
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (parts) => {
        expect(await links.open(parts.join('.'))).toBeUndefined();
      }),
    );
  });

  it('cannot be signed without a key, nor with parts that hold a border', async () => {
    await expect(setUp([]).links.sign(target)).rejects.toEqual(
      new AppError('refused', 'transcript_keys holds no key; expected at least one'),
    );
    await expect(setUp().links.sign({ ref: 'a.b', nonce: 'c' })).rejects.toEqual(
      new AppError(
        'invalid',
        'key id, ref or nonce does not fit into a link; expected 1 to 128 letters, digits, - and _ each',
      ),
    );
  });
});
