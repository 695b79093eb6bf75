import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteRateLimiter } from '../../../adapters/rate-limiter/sqlite.ts';
import { systemClock } from '../../../adapters/time/system-clock.ts';
import { liveAgentBucket } from '../../../core/limits/request-allowance.ts';
import config from '../../../frontdesk.config.ts';
import { createLiveAgentEmulator } from '../../../local/emulators/liveagent/liveagent-emulator.ts';
import { createFaults } from '../../../local/faults.ts';
import { localKnowledge } from '../../../local/knowledge.ts';
import { requestsFile } from '../../../scripts/knowledge/local-sync.ts';
import { parseKnowledgeOptions } from '../../../scripts/knowledge/options.ts';
import { type CommandWorld, runKnowledgeCommand } from '../../../scripts/knowledge/run-command.ts';
import { fixedClock } from '../../factories/clock.ts';
import { appError } from '../../factories/errors.ts';
import { silentTelemetry } from '../../factories/world.ts';
import { html, type Site } from './site.ts';
import { type SyncWorld, syncWorld } from './sync-world.ts';

describe('parseKnowledgeOptions', () => {
  it.each([
    [[], { kind: 'help' }],
    [['--help'], { kind: 'help' }],
    [['sync', '--help'], { kind: 'help' }],
    [['sync'], { kind: 'sync', everything: false, function: undefined }],
    [
      ['sync', '--all', '--function', 'Frontdesk-sync'],
      { kind: 'sync', everything: true, function: 'Frontdesk-sync' },
    ],
    [['search', 'how', 'much'], { kind: 'search', query: 'how much', language: undefined, limit: 5 }],
    [
      ['search', 'wie viel', '--language', 'de', '--limit', '2'],
      { kind: 'search', query: 'wie viel', language: 'de', limit: 2 },
    ],
    [['stats'], { kind: 'stats' }],
  ])('reads %j', (argv, expected) => {
    expect(parseKnowledgeOptions(argv)).toEqual(expected);
  });

  it.each([
    [['find'], 'unknown command "find"; expected sync, search or stats'],
    [['sync', '--deep'], "sync: Unknown option '--deep'"],
    [['sync', 'now'], 'sync has the argument "now"; expected none'],
    [['sync', '--function', ''], '--function is empty; expected the name of the deployed function'],
    [['search'], 'search has no words; expected them as in: search "how much is it"'],
    [
      ['search', 'x', '--language', 'german'],
      '--language is "german"; expected a two-letter ISO 639-1 code such as de',
    ],
    [['search', 'x', '--limit', '0'], '--limit is "0"; expected a whole number from 1 to 50'],
    [['stats', '--all'], "stats: Unknown option '--all'"],
  ])('refuses %j in one line', (argv, message) => {
    expect(() => parseKnowledgeOptions(argv)).toThrow(appError('invalid', message));
  });
});

describe('the knowledge command', () => {
  let world: SyncWorld;
  let site: Site;
  let command: CommandWorld;
  let printed: string[];
  const account = () =>
    createLiveAgentEmulator({
      keys: { v3: 'three', v1: 'one' },
      webhookSecret: 's',
      target: () => site.origin,
      agents: { assistant: 'a@example.com', team: 't@example.com', notices: 'n@example.com', others: [] },
      faults: createFaults(),
      now: systemClock.now,
    });
  const run = (...argv: string[]) => runKnowledgeCommand(parseKnowledgeOptions(argv), command);

  beforeEach(async () => {
    world = await syncWorld();
    site = world.site;
    printed = [];
    const folder = join(world.dir, 'articles');
    await mkdir(folder);
    await writeFile(
      join(folder, 'opening.md'),
      '---\ntitle: Opening hours\nurl: https://www.example.com/hours\nlanguage: en\n---\nThe shop opens at nine in the morning.\n',
    );
    site.pages = { '/parking': html('Parking', 'The car park behind the shop is free for two hours.') };
    command = {
      config: {
        languages: config.languages,
        liveagent: config.liveagent,
        knowledge: {
          ...config.knowledge,
          crawl: { requestsPerSecond: 10, maxPages: 10 },
          sources: [
            { kind: 'folder', path: folder },
            { kind: 'urls', urls: [`${site.origin}/parking`] },
          ],
        },
      },
      dir: join(world.dir, 'knowledge'),
      clock: systemClock,
      telemetry: silentTelemetry,
      progress: { begin: () => undefined, show: () => undefined, end: () => undefined },
      print: (text) => printed.push(text),
      allow: [site.host],
      liveagent: { url: undefined, v1Key: undefined },
    };
  });
  afterEach(() => world.close());

  it('synchronises, tells what it did and exits with 0, then finds what it read', async () => {
    expect(await run('sync')).toBe(0);
    expect(printed[0]).toMatch(
      /^source +read +added +changed +unchanged +removed +failed +left out +not reached$/m,
    );
    expect(printed[0]).toMatch(/^urls http:.*\/parking +1 +1 +0 +0 +0 +0 +0 +0$/m);
    expect(printed[0]).toMatch(
      /\n2 articles, version [0-9a-f]{12}; published, the engine holds 2 of them\. \d+\.\d s$/,
    );
    expect(await run('search', 'Is the car park free?')).toBe(0);
    expect(printed[1]).toContain(`    ${site.origin}/parking\n`);
    expect(printed[1]).toContain('The evidence is sufficient: the assistant answers from it. Language: en');
    expect(await run('search', 'Who sells chocolate in Brussels?')).toBe(0);
    expect(printed[2]).toMatch(/^Nothing was found|The evidence is not sufficient/);
    expect(await run('stats')).toBe(0);
    expect(printed[3]).toMatch(/^language {2}articles {2}passages\nen {15}2 {9}2$/m);
    expect(printed[3]).toMatch(/^index {8}\d+ kB$/m);
  });

  it('synchronises what it can and exits with 1 where something failed', async () => {
    site.pages['/parking'] = { status: 500 };
    expect(await run('sync')).toBe(1);
    expect(printed[0]).toContain(
      `Failed (what was known of them is kept):\n  ${site.origin}/parking: the page answered 500\n`,
    );
    expect(printed[0]).toContain('1 articles, version');
  });

  it('reads the account named by its environment, and asks for the key where there is none', async () => {
    command.config.knowledge.sources = [{ kind: 'liveagent' }];
    expect(await run('sync')).toBe(1);
    expect(printed[0]).toContain(
      'liveagent: LIVEAGENT_V1_KEY is not set; expected the key for API v1 of the LiveAgent account',
    );
    const emulator = await account();
    try {
      command.liveagent = { url: emulator.url, v1Key: 'one' };
      expect(await run('sync')).toBe(0);
      expect(printed[1]).toContain('published, the engine holds 2 of them');
    } finally {
      await emulator.close();
    }
  });

  it('asks the account for no more than is left of its allowance', async () => {
    command.config.knowledge.sources = [{ kind: 'liveagent' }];
    await mkdir(command.dir, { recursive: true });
    const database = new DatabaseSync(requestsFile(command.dir));
    const others = sqliteRateLimiter(database, { clock: systemClock });
    await others.drain(liveAgentBucket('v1', 170), systemClock.now() + 120_000);
    database.close();
    const emulator = await account();
    const heard: unknown[] = [];
    emulator.subscribe((event) => heard.push(event));
    try {
      command.liveagent = { url: emulator.url, v1Key: 'one' };
      expect(await run('sync')).toBe(1);
    } finally {
      await emulator.close();
    }
    expect(printed[0]).toContain("liveagent: the 170 requests a minute for LiveAgent's v1 key are used up");
    expect(heard).toEqual([]);
  });

  it('has no figures before the first synchronisation', async () => {
    await expect(run('stats')).rejects.toEqual(
      appError(
        'not_found',
        `nothing was synchronised into ${command.dir} yet; expected npm run knowledge -- sync before`,
      ),
    );
  });

  it('leaves a running local product with the new articles', async () => {
    const clock = fixedClock();
    const knowledge = await localKnowledge({ ...command, clock });
    const ask = async (query: string) =>
      (await knowledge.search(query, { limit: 1, language: 'en' })).passages.map(({ title }) => title);
    expect(await ask('When does the shop open in the morning?')).toEqual(['Opening hours']);
    expect(await ask('parking two hours')).toEqual(['Opening hours']);
    await run('sync');
    clock.advance(1_000);
    expect(await ask('parking two hours')).toEqual(['Parking']);
    site.pages['/parking'] = html('Parking', 'The car park is closed. Take the tram to the market square.');
    await run('sync');
    clock.advance(1_000);
    expect(await ask('tram to the market square')).toEqual(['Parking']);
    // What was read from a source counts as long as the source is configured.
    const without = await localKnowledge({
      ...command,
      config: { knowledge: { sources: command.config.knowledge.sources.slice(0, 1) } },
    });
    const found = await without.search('tram to the market square', { limit: 1, language: 'en' });
    expect(found.passages.map(({ title }) => title)).not.toContain('Parking');
  });

  it('does not start where a folder holds something wrong', async () => {
    const file = join(world.dir, 'articles', 'bad.md');
    await writeFile(file, 'no front matter');
    await expect(localKnowledge(command)).rejects.toEqual(
      appError(
        'invalid',
        `${file}: there is no front matter; expected title, url and language between two lines of "---" at the top`,
      ),
    );
  });
});
