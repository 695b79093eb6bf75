import type { SyncReport } from '../../../core/knowledge/sync/report.ts';
import { syncProgress } from '../../../scripts/knowledge/progress.ts';
import { showReport } from '../../../scripts/knowledge/show-report.ts';
import { reportOf } from './report-of.ts';

describe('syncProgress', () => {
  const shown = (stream: { isTTY: boolean; columns: number }) => {
    const written: string[] = [];
    const progress = syncProgress({ ...stream, write: (text) => written.push(String(text)) > 0 });
    progress.begin();
    progress.show({ source: 'folder knowledge', done: 0, total: 2 });
    progress.show({ source: 'urls x', done: 0, total: 150 });
    progress.show({ source: 'folder knowledge', done: 1, total: 2 });
    progress.show({ source: 'folder knowledge', done: 2, total: 2 });
    progress.show({ source: 'urls x', done: 100, total: 150 });
    progress.end();
    return written;
  };

  it('draws one line over and over on a terminal, never wider than it', () => {
    const written = shown({ isTTY: true, columns: 43 });
    expect(written.slice(-2)).toEqual([
      '\r\u001B[2KReading folder knowledge 2/2 · urls x 100…',
      '\r\u001B[2K',
    ]);
  });

  it('writes a line now and then elsewhere', () => {
    expect(shown({ isTTY: false, columns: 40 })).toEqual([
      'folder knowledge: 2 pages\n',
      'urls x: 150 pages\n',
      'folder knowledge: 2 of 2 pages\n',
      'urls x: 100 of 150 pages\n',
    ]);
  });
});

describe('showReport', () => {
  const report: SyncReport = {
    sources: [
      reportOf('urls https://a.example/', {
        read: 2,
        failed: [{ from: 'https://a.example/x\u001B[31m', why: 'two\nlines' }],
        leftOut: Array.from({ length: 52 }, (_, i) => ({ from: `https://a.example/${i}`, why: 'gone' })),
        notReached: 3,
      }),
    ],
    version: 'abcdef0123456789',
    articles: 2,
    durationMs: 1234,
  };

  it('prints nothing that would control the terminal, and counts what is too long to list', () => {
    const text = showReport(report);
    expect(text).toContain('  https://a.example/x[31m: two lines\n');
    expect(text).toContain('  https://a.example/49: gone\n  and 2 more\n');
    expect(text).toContain('Time was up before all pages were read');
    expect(text).toMatch(
      /2 articles, version abcdef012345; nothing changed, so nothing was published\. 1\.2 s$/,
    );
  });
});
