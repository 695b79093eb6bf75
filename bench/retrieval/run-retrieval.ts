import { appendFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { AppError } from '../../core/errors.ts';
import type { Progress } from '../progress.ts';
import { type BarResult, judgeBars } from './bars.ts';
import type { Dataset } from './dataset.ts';
import { type Measurement, measure } from './measure.ts';
import type { RetrievalOptions } from './options.ts';
import { readDataset } from './read-dataset.ts';
import { syntheticDatasets } from './synthetic.ts';
import { barRows, costRows, scoreRows, screenTable } from './tables.ts';

/** What `--json` writes. */
export interface RetrievalReport {
  /** ISO 8601 day. */
  date: string;
  node: string;
  cores: number;
  /** Processes that wanted a core in the last minute, before measuring: the rest of the machine. */
  busyBefore: number;
  measurements: Measurement[];
  bars: BarResult[];
}

const datasetsOf = async ({ datasets, synthetic, seed, language }: RetrievalOptions): Promise<Dataset[]> => {
  const read: Dataset[] = [];
  for (const folder of datasets) read.push(await readDataset(folder, language));
  return synthetic === undefined ? read : [...read, ...syntheticDatasets(synthetic, seed)];
};

/** Before hours of measuring rather than after. */
const checkWritable = async (file: string) => {
  await appendFile(file, '').catch((error: unknown) => {
    throw new AppError('invalid', `${file} cannot be written; expected a file in a folder that exists`, {
      cause: error,
    });
  });
};

/** Measures every engine on every set, one after the other, and prints tables. */
export const runRetrieval = async (
  options: RetrievalOptions,
  today: Date,
  progress: Progress,
  print: (text: string) => void,
): Promise<RetrievalReport> => {
  const { json } = options;
  const [busyBefore = 0] = loadavg();
  if (json !== undefined) await checkWritable(json);
  const datasets = await datasetsOf(options);
  const measurements: Measurement[] = [];
  for (const dataset of datasets) {
    for (const engine of options.engines) {
      const measurement = await measure(dataset, engine, options.repeat, (stage, share) =>
        progress.show(`${dataset.name}, ${engine}: ${stage}`, share),
      );
      progress.end();
      measurements.push(measurement);
    }
    print(
      [`${dataset.name}: language ${dataset.language}, from ${dataset.languageFrom}`, ...dataset.notes].join(
        '; ',
      ),
    );
  }
  const bars = judgeBars(measurements);
  print(`\n${screenTable(scoreRows(measurements))}\n\n${screenTable(costRows(measurements))}`);
  if (bars.length > 0) print(`\n${screenTable(barRows(bars))}`);
  const report: RetrievalReport = {
    date: today.toISOString().slice(0, 10),
    node: process.version,
    cores: availableParallelism(),
    busyBefore,
    measurements,
    bars,
  };
  if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  return report;
};
