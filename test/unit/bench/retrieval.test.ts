import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setFolder } from './set-folder.ts';

const bench = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', 'bench/main.ts', ...args]);

const failed = async (...args: string[]): Promise<unknown> => {
  try {
    return await bench(...args);
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, line: stderr.split('\n')[0] };
  }
};

describe('npm run bench', () => {
  it('scores every engine on every set, prints tables and writes JSON', async () => {
    const first = await setFolder({}, 'first_en');
    const second = await setFolder({ 'qrels/test.tsv': 'q1\td2\t1' }, 'second_en');
    const file = join(first, 'report.json');
    const engines = ['embedded', 'minisearch-default', 'reference'].flatMap((name) => ['--engine', name]);
    const { stdout, stderr } = await bench(
      ...['retrieval', '--dataset', first, '--dataset', second, '--json', file, '--repeat', '2', ...engines],
    );
    const report = JSON.parse(await readFile(file, 'utf8'));
    expect(stderr).toBe('');
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      "first_en: language en, from the folder's name",
      "second_en: language en, from the folder's name",
    ]);
    const perfect = { recall1: 1, recall5: 1, hit5: 1, mrr10: 1, ndcg10: 1 };
    // Without stop words left out, "a" takes the question on refunds to the trial.
    const behindStopWords = { ...perfect, recall1: 0.5, mrr10: 0.75, ndcg10: expect.closeTo(0.81546, 5) };
    const none = { recall1: 0, recall5: 0, hit5: 0, mrr10: 0, ndcg10: 0 };
    expect(
      report.measurements.map((m: Record<string, unknown>) => [m.dataset, m.engine, m.queries, m.scores]),
    ).toEqual([
      ['first_en', 'embedded', 2, perfect],
      ['first_en', 'minisearch-default', 2, behindStopWords],
      ['first_en', 'reference', 2, perfect],
      ['second_en', 'embedded', 1, none],
      ['second_en', 'minisearch-default', 1, none],
      ['second_en', 'reference', 1, none],
    ]);
    for (const figure of ['buildMs', 'jsonBytes', 'brotliBytes', 'loadMs', 'p50Ms', 'p95Ms']) {
      expect(report.measurements[0][figure]).toBeGreaterThan(0);
    }
    expect(report.bars).toEqual([
      {
        dataset: 'first_en',
        bar: 'nDCG@10 ≥ reference − 0.01 = 0.990',
        measured: '1.000',
        met: true,
        by: '0.010',
      },
      {
        dataset: 'second_en',
        bar: 'nDCG@10 ≥ reference − 0.01 = -0.010',
        measured: '0.000',
        met: true,
        by: '0.010',
      },
    ]);
    expect(report.measurements[0].processes).toBe(2);
    expect(JSON.stringify(report)).not.toContain(first);
  });

  it('says what was wrong in one line', async () => {
    const folder = await setFolder();
    expect(await failed()).toEqual({ code: 1, line: 'there is no benchmark named; expected retrieval' });
    expect(await failed('speed')).toEqual({ code: 1, line: 'unknown benchmark "speed"; expected retrieval' });
    expect(await failed('retrieval', '--dataset', folder, '--json', join(folder, 'no', 'x.json'))).toEqual({
      code: 1,
      line: `${join(folder, 'no', 'x.json')} cannot be written; expected a file in a folder that exists`,
    });
  });
});
