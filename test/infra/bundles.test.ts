import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { analyse } from '../../adapters/knowledge/analyse.ts';
import { tinyldDetector } from '../../adapters/language/tinyld.ts';
import { rawMail } from '../../adapters/mail/raw-mail.ts';
import { languageOf, supportedLanguages } from '../../core/languages/languages.ts';
import { buildFunctions, bundling } from '../../scripts/build-functions.ts';
import { knowledgeEngine } from '../../scripts/bundle/knowledge-engine.ts';
import { knowledgeLanguages } from '../../scripts/bundle/knowledge-languages.ts';
import { languageProfile } from '../../scripts/bundle/language-profile.ts';
import { leftOut } from '../../scripts/bundle/left-out.ts';

/**
 * KB of minified code, a little above what each has: every KB is parsed at a cold start, and a library that slips in
 * costs tens of them. What stands behind the largest: `converse` has six SDK clients (420), the words of 14 languages
 * (125), zod (100) and stemmers of the sample articles' languages (55 and more); `read-page` has undici (524) and an HTML parser.
 */
const budgets = {
  converse: 1050,
  escalate: 485,
  files: 345,
  health: 130,
  // Signs links to transcripts, with keys from Secrets Manager.
  'notify-lead': 505,
  'read-page': 1200,
  receive: 315,
  // Limits and circuits: 7, in converse and escalate too.
  reply: 430,
  ring: 385,
  sweep: 480,
  // Names of emoji: 27. Snoozing until business hours: 3.
  slack: 500,
  // Takes tokens from DynamoDB: 60.
  'sync-knowledge': 2015,
  transcript: 390,
};

const dir = mkdtempSync(join(tmpdir(), 'frontdesk-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** A module as a bundle holds it. */
const bundled = async <Module>(entry: string, plugin: Plugin): Promise<Module> => {
  const outdir = join(dir, basename(entry, '.ts'));
  await build({
    ...bundling,
    entryPoints: [entry],
    outdir,
    outExtension: { '.js': '.cjs' },
    plugins: [plugin],
  });
  return createRequire(import.meta.url)(join(outdir, basename(entry, '.ts').concat('.cjs'))) as Module;
};

const sentences = supportedLanguages.flatMap((code) => {
  const { words, wantsPerson } = languageOf(code);
  return [...Object.values(words), ...wantsPerson];
});

describe('function bundles', () => {
  it('stay within their budgets', async () => {
    const built = await buildFunctions({ config: 'frontdesk.config.ts', outDir: join(dir, 'lambda') });
    expect(built.map(({ name }) => name).sort()).toEqual(Object.keys(budgets).sort());
    const over = built.filter(({ name, bytes }) => bytes > budgets[name as keyof typeof budgets] * 1024);
    expect(over.map(({ name, bytes }) => `${name}: ${Math.ceil(bytes / 1024)} KB`)).toEqual([]);
  });

  it('detect languages as the whole library does', async () => {
    const cut = await bundled<typeof import('../../adapters/language/tinyld.ts')>(
      'adapters/language/tinyld.ts',
      languageProfile,
    );
    const [whole, own] = [tinyldDetector(), cut.tinyldDetector()].map(({ detect }) => sentences.map(detect));
    expect(own).toEqual(whole);
    expect(new Set(own)).toEqual(new Set([...supportedLanguages, undefined]));
  });

  it('compose mails as the whole library does', async () => {
    const cut = await bundled<typeof import('../../adapters/mail/raw-mail.ts')>(
      'adapters/mail/raw-mail.ts',
      leftOut,
    );
    const mail = {
      from: 'frontdesk@example.com',
      to: ['sales@example.com'],
      replyTo: 'zoe@example.org',
      subject: 'Re: Zoë 😀',
      text: 'Grüße\n',
      html: '<p>Grüße</p>\n',
    };
    const steady = (raw: Buffer) =>
      raw
        .toString('latin1')
        .replace(/--_NmP-[\w-]+/g, '--boundary')
        .replace(/^(Message-ID|Date): .*$/gm, '$1');
    const [whole, own] = await Promise.all(
      [rawMail, cut.rawMail].map((compose) => compose(mail, '<a@b.example>')),
    );
    expect(own && steady(own)).toBe(whole && steady(whole));
  });

  it('analyse words in the languages of the articles as all stemmers do, and refuse others', async () => {
    const cut = await bundled<typeof import('../../adapters/knowledge/analyse.ts')>(
      'adapters/knowledge/analyse.ts',
      knowledgeLanguages(['cs', 'en', 'pl']),
    );
    for (const language of ['cs', 'en', 'pl']) {
      expect(sentences.map((text) => cut.analyse(text, language))).toEqual(
        sentences.map((text) => analyse(text, language)),
      );
    }
    expect(() => cut.analyse('Preise', 'de')).toThrow('is not a constructor');
  });

  it.each([
    ['embedded', ['minisearch', '@aws-sdk/client-s3'], ['minisearch', '@aws-sdk/client-s3']],
    [
      'bedrock',
      ['@aws-sdk/client-bedrock-agent-runtime'],
      ['@aws-sdk/client-bedrock-agent', '@aws-sdk/client-s3'],
    ],
  ] as const)(
    'hold what the engine %s needs, and nothing of the other',
    async (engine, inConverse, inSync) => {
      const { metafile } = await build({
        ...bundling,
        entryPoints: ['functions/converse/index.ts', 'functions/sync-knowledge/index.ts'],
        outdir: join(dir, engine),
        write: false,
        plugins: [leftOut, knowledgeEngine(engine)],
      });
      const engines = /node_modules\/(minisearch|@aws-sdk\/client-(?:s3|bedrock-agent(?:-runtime)?))\//;
      const heldBy = (name: string) => {
        const [output] = Object.values(metafile.outputs).filter(({ entryPoint }) =>
          entryPoint?.includes(name),
        );
        const used = Object.entries(output?.inputs ?? {}).filter(
          ([, { bytesInOutput }]) => bytesInOutput > 0,
        );
        const packages = used.flatMap(([file]) => engines.exec(file)?.[1] ?? []);
        return new Set(packages);
      };
      expect(heldBy('/converse/')).toEqual(new Set(inConverse));
      expect(heldBy('/sync-knowledge/')).toEqual(new Set(inSync));
    },
  );
});
