import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { supportedLanguages } from '../../core/languages/languages.ts';

/** What tinyld knows of a language, decoded; languages by ISO 639-3 code. */
interface Profile {
  /** The language that alone has a group of letters. */
  uniques: Record<string, string>;
  /** How often languages have it. */
  multiples: Record<string, Record<string, number>>;
}

interface Tinyld {
  profiles: Profile;
  toISO2(code: string): string;
}

const fileName = 'language-profile.json';
/** The same program as the package's main file, but readable. */
const readable = 'tinyld.normal.browser.js';
const packed = /^var normal_default = \{.*?^\};$/ms;
const decoding = /^var compressed = .*?^var uniqueKeys = .*?$/ms;

const decoded = `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
var profiles = JSON.parse(readFileSync(join(import.meta.dirname, '${fileName}'), 'utf8'));
var uniqueKeys = new Set(Object.keys(profiles.uniques));`;

/** A profile with `languages` only, by ISO 639-1 code: where no other is asked for, tinyld answers the same from it. */
const cutTo = ({ profiles, toISO2 }: Tinyld, languages: string[]): Profile => {
  const kept = (code: string) => languages.includes(toISO2(code));
  const multiples = Object.entries(profiles.multiples)
    .map(([gram, counts]) => [gram, Object.entries(counts).filter(([code]) => kept(code))] as const)
    .filter(([, counts]) => counts.length > 0);
  return {
    uniques: Object.fromEntries(Object.entries(profiles.uniques).filter(([, code]) => kept(code))),
    multiples: Object.fromEntries(multiples.map(([gram, counts]) => [gram, Object.fromEntries(counts)])),
  };
};

const asModule = async (source: string): Promise<Tinyld> =>
  await import(`data:text/javascript,${encodeURIComponent(`${source}\nexport { profiles };`)}`);

/**
 * tinyld carries 64 languages, packed, and unpacks them at every start: 40 % of what `converse` took to load. Its
 * bundle reads those that Frontdesk has words for from a file beside it, unpacked.
 */
export const languageProfile: Plugin = {
  name: 'language-profile',
  setup: ({ initialOptions, onLoad, onEnd }) => {
    let profile = '';
    onLoad({ filter: /tinyld[\\/]dist[\\/]tinyld\.normal\.node\.mjs$/ }, async ({ path }) => {
      const source = await readFile(join(dirname(path), readable), 'utf8');
      if (!packed.test(source) || !decoding.test(source)) {
        throw new Error(`tinyld's ${readable} has changed; expected the one of version 1.3`);
      }
      profile = JSON.stringify(cutTo(await asModule(source), supportedLanguages));
      return { contents: source.replace(packed, '').replace(decoding, decoded) };
    });
    onEnd(async ({ metafile }) => {
      for (const [file, { inputs }] of Object.entries(metafile?.outputs ?? {})) {
        if (!Object.keys(inputs).some((input) => /tinyld[\\/]dist/.test(input))) continue;
        await writeFile(join(dirname(resolve(initialOptions.absWorkingDir ?? '', file)), fileName), profile);
      }
    });
  },
};
