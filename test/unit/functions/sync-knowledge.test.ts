import type { SyncReport } from '../../../core/knowledge/sync/report.ts';
import { type SyncRun, syncKnowledgeHandler } from '../../../functions/sync-knowledge/handler.ts';
import { fixedClock, monday } from '../../factories/clock.ts';
import { appError } from '../../factories/errors.ts';

const source = (name: string, rest: Partial<SyncReport['sources'][number]> = {}) => ({
  source: name,
  read: 2,
  unchanged: 1,
  changed: 1,
  added: 0,
  removed: 0,
  failed: [],
  leftOut: [],
  notReached: 0,
  ...rest,
});
const report: SyncReport = {
  sources: [
    source('folder knowledge'),
    source('sitemap https://www.example.com/sitemap.xml', {
      failed: [{ from: 'https://www.example.com/a', why: 'the site answered 500' }],
      notReached: 3,
    }),
  ],
  version: 'v1',
  articles: 4,
  durationMs: 10,
};

const open = (sync: (run: SyncRun) => Promise<SyncReport>) => {
  const lines: unknown[][] = [];
  const write = (...line: unknown[]) => lines.push(line);
  const telemetry = {
    info: (...line: unknown[]) => write('info', ...line),
    warn: (...line: unknown[]) => write('warn', ...line),
    error: (...line: unknown[]) => write('error', ...line),
    count: () => undefined,
    measure: () => undefined,
  };
  const handler = syncKnowledgeHandler({ sync, clock: fixedClock(), telemetry, publishMs: 60_000 });
  const run = (event: unknown) => handler(event, { getRemainingTimeInMillis: () => 900_000 });
  return { run, lines };
};

describe('sync-knowledge', () => {
  it('reads until publishing has to begin, and keeps time to answer', async () => {
    const runs: SyncRun[] = [];
    const { run } = open(async (given) => {
      runs.push(given);
      return report;
    });
    expect(await run({ version: '0', source: 'aws.scheduler' })).toEqual(report);
    await run({ everything: true });
    await run(null);
    const times = { readUntil: monday + 825_000, publishUntil: monday + 885_000 };
    expect(runs).toEqual([
      { ...times, everything: false },
      { ...times, everything: true },
      { ...times, everything: false },
    ]);
  });

  it('logs counts by kind of source, and no address', async () => {
    const { run, lines } = open(async () => report);
    await run({});
    expect(lines).toEqual([
      ['info', 'source_synchronised', { kind: 'folder', count: 2 }],
      ['warn', 'source_incomplete', { kind: 'sitemap', count: 2, reason: '1 failed, 3 not reached' }],
    ]);
    expect(JSON.stringify(lines)).not.toContain('example.com');
  });

  it('fails where the synchronisation does, so that the alarm sees it', async () => {
    const error = new Error('the bucket is gone');
    const { run, lines } = open(async () => {
      throw error;
    });
    await expect(run({})).rejects.toBe(error);
    expect(lines).toEqual([['error', 'knowledge_not_synchronised', {}, error]]);
  });

  it('refuses an event that asks for something else', async () => {
    const { run } = open(async () => report);
    await expect(run({ everything: 'yes' })).rejects.toEqual(
      appError('invalid', 'the event is not of the expected form { "everything"?: true }'),
    );
  });
});
