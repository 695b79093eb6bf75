import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { hmacFileLinks } from '../../../adapters/signed-links/file.ts';
import { hmacTranscriptLinks } from '../../../adapters/signed-links/transcript.ts';
import { fixedClock, monday } from '../../factories/clock.ts';

const day = 86_400_000;
const older = { id: 'k1', key: 'old key old key old key' };
const newer = { id: 'k2', key: 'new key new key new key' };
const prefix = 'https://desk.example.com/files/';

const setUp = (held = [newer, older]) => {
  const clock = fixedClock();
  const asked: boolean[] = [];
  const options = {
    keys: async (how?: { fresh: boolean }) => {
      asked.push(how?.fresh === true);
      return held;
    },
    clock,
    days: 7,
    publicUrl: 'https://desk.example.com/',
  };
  const links = hmacFileLinks(options);
  const token = async (file = 'F0INVOICE01') => (await links.sign(file)).slice(prefix.length);
  return { clock, links, token, asked, transcripts: hmacTranscriptLinks(options) };
};

describe('file links', () => {
  it('sign a text of their own kind with the first key', async () => {
    const { links } = setUp();
    const expires = monday / 1000 + 7 * 86_400;
    const signature = createHmac('sha256', newer.key)
      .update(`v1\nfile\nk2\nF0INVOICE01\n${expires}`)
      .digest('base64url');
    expect(await links.sign('F0INVOICE01')).toBe(`${prefix}v1.k2.F0INVOICE01.${expires}.${signature}`);
  });

  it('open to the file they were signed for, until they expire', async () => {
    const { clock, links, token } = setUp();
    const signed = await token();
    clock.advance(7 * day - 1000);
    expect(await links.open(signed)).toBe('F0INVOICE01');
    clock.advance(1000);
    expect(await links.open(signed)).toBeUndefined();
  });

  it('open after rotation, until the old key is gone; a key that is not known is asked for afresh', async () => {
    const signed = await setUp([older]).token();
    expect(await setUp([newer, older]).links.open(signed)).toBe('F0INVOICE01');
    const { links, asked } = setUp([newer]);
    expect(await links.open(signed)).toBeUndefined();
    expect(asked).toEqual([false, true]);
  });

  it('ask for keys that nobody knows once in half a minute, however many are made up', async () => {
    const { clock, links, token, asked } = setUp([newer]);
    const forged = (await token()).replace('.k2.', '.k9.');
    asked.length = 0;
    for (let n = 0; n < 5; n += 1) expect(await links.open(forged)).toBeUndefined();
    clock.advance(30_000);
    expect(await links.open(forged)).toBeUndefined();
    expect(asked.filter((fresh) => fresh)).toEqual([true, true]);
  });

  it('are no transcript links, nor the other way round', async () => {
    const { links, token, transcripts } = setUp();
    const target = { ref: 'F0INVOICE01', nonce: 'nonce' };
    const transcript = (await transcripts.sign(target)).split('/').at(-1) ?? '';
    expect(await links.open(transcript)).toBeUndefined();
    expect(await transcripts.open(await token())).toBeUndefined();
    // The same parts under the signature of the other kind.
    const [version, key, ref, , expires, signature] = transcript.split('.');
    expect(await links.open([version, key, ref, expires, signature].join('.'))).toBeUndefined();
  });

  it('do not open where a single character was changed', async () => {
    const { links, token } = setUp();
    const signed = await token();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(signed.length - 1),
        fc.constantFrom(...'abcXYZ019-_.%/\n'),
        async (at, character) => {
          const changed = signed.slice(0, at) + character + signed.slice(at + 1);
          expect(await links.open(changed)).toBe(changed === signed ? 'F0INVOICE01' : undefined);
        },
      ),
    );
  });

  it.each(['', 'F0/../x', 'a.b', 'x'.repeat(129)])('are not made for %j', async (file) => {
    await expect(setUp().links.sign(file)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('are not made without a key', async () => {
    await expect(setUp([]).links.sign('F0INVOICE01')).rejects.toMatchObject({
      code: 'refused',
      message: 'transcript_keys holds no key; expected at least one',
    });
  });
});
