import { fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Dataset } from './dataset.ts';
import { type EngineName, engines } from './engines.ts';
import { meanScores, quantile, type Scores, scoreRanking } from './metrics.ts';
import type { ProbeJob, ProbeMessage, ProbeResult } from './probe-job.ts';

/** Times in milliseconds, sizes in bytes. */
export interface Measurement {
  dataset: string;
  language: string;
  languageFrom: string;
  engine: EngineName;
  documents: number;
  queries: number;
  scores: Scores;
  buildMs: number;
  jsonBytes: number;
  brotliBytes: number;
  /** Times of loading and asking: medians over `processes`. */
  processes: number;
  loadMs: number;
  firstQueryMs: number;
  p50Ms: number;
  p95Ms: number;
  /** Lowest and highest of the processes. */
  loadMsRange: [number, number];
  p95MsRange: [number, number];
  indexHeapBytes: number;
  heapBytes: number;
  residentBytes: number;
}

const brotli = promisify(brotliCompress);
const compressedBytes = async (json: string): Promise<number> =>
  (await brotli(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })).length;

const runProbe = (job: ProbeJob, onProgress: (share: number) => void): Promise<ProbeResult> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('probe.ts', import.meta.url)), [], {
      execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    });
    let result: ProbeResult | undefined;
    child.on('message', (sent) => {
      const message = sent as ProbeMessage;
      if (message.kind === 'progress') onProgress(message.done / message.total);
      else result = message.result;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (result === undefined) reject(new Error(`the measuring process ended with ${code} and no result`));
      else resolve(result);
    });
    child.send(job);
  });

/** Builds the index here, loads and asks it in a process of its own, and scores what it found. */
export const measure = async (
  { name, language, languageFrom, documents, queries }: Dataset,
  engine: EngineName,
  processes: number,
  onProgress: (stage: string, share: number) => void,
): Promise<Measurement> => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  try {
    onProgress('building the index', 0);
    const start = performance.now();
    const json = engines[engine].build(documents, language);
    const buildMs = performance.now() - start;
    const indexFile = join(folder, 'index.json');
    await writeFile(indexFile, json);
    const texts = queries.map(({ text }) => text);
    const runs: ProbeResult[] = [];
    for (let n = 0; n < processes; n += 1) {
      const job = { engine, indexFile, language, queries: texts, rank: n === 0 };
      runs.push(await runProbe(job, (share) => onProgress('asking', (n + share) / processes)));
    }
    const { rankings = [] } = runs[0] ?? {};
    const median = (of: (run: ProbeResult) => number) => quantile(runs.map(of), 0.5);
    const range = (of: (run: ProbeResult) => number): [number, number] => [
      quantile(runs.map(of), 0),
      quantile(runs.map(of), 1),
    ];
    const p95 = ({ queryMs }: ProbeResult) => quantile(queryMs, 0.95);
    onProgress('compressing', 1);
    const measurement: Measurement = {
      dataset: name,
      language,
      languageFrom,
      engine,
      documents: documents.length,
      queries: queries.length,
      scores: meanScores(queries.map(({ grades }, i) => scoreRanking(rankings[i] ?? [], grades))),
      buildMs,
      jsonBytes: Buffer.byteLength(json),
      brotliBytes: await compressedBytes(json),
      processes,
      loadMs: median((run) => run.loadMs),
      firstQueryMs: median((run) => run.firstQueryMs),
      p50Ms: median(({ queryMs }) => quantile(queryMs, 0.5)),
      p95Ms: median(p95),
      loadMsRange: range((run) => run.loadMs),
      p95MsRange: range(p95),
      indexHeapBytes: median((run) => run.indexBytes),
      heapBytes: median((run) => run.heapBytes),
      residentBytes: median((run) => run.residentBytes),
    };
    return measurement;
  } finally {
    await rm(folder, { recursive: true });
  }
};
