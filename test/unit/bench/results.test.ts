import { readFile } from 'node:fs/promises';
import { judgeBars } from '../../../bench/retrieval/bars.ts';
import type { RetrievalReport } from '../../../bench/retrieval/run-retrieval.ts';
import { barRows, costRows, markdownTable, scoreRows } from '../../../bench/retrieval/tables.ts';

const report = async (name: string): Promise<RetrievalReport> =>
  JSON.parse(await readFile(`bench/results/${name}.json`, 'utf8'));

describe('the committed results', () => {
  it('are the ones their README shows, bars met and missed', async () => {
    const [sets, speed] = [await report('retrieval'), await report('retrieval-speed')];
    const measurements = [...sets.measurements, ...speed.measurements];
    const readme = await readFile('bench/results/README.md', 'utf8');
    expect([...sets.bars, ...speed.bars]).toEqual(judgeBars(measurements));
    expect(judgeBars(measurements)).toHaveLength(14);
    for (const rows of [barRows(judgeBars(measurements)), scoreRows(measurements), costRows(measurements)]) {
      expect(readme).toContain(markdownTable(rows));
    }
  });
});
