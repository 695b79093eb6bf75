import { parseArgs } from 'node:util';
import { AppError } from '../../core/errors.ts';
import { type EngineName, engineNames } from './engines.ts';

export interface RetrievalOptions {
  datasets: string[];
  /** Articles of the generated set; undefined for none. */
  synthetic: number | undefined;
  seed: number;
  /** Processes that each load and ask an index; times are their medians. */
  repeat: number;
  language: string | undefined;
  engines: EngineName[];
  json: string | undefined;
}

const namesOf = (names: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);

export const retrievalUsage = `npm run bench -- retrieval --dataset DIR [--dataset DIR …] [options]
  --dataset DIR        a folder in BEIR's format: corpus.jsonl, queries.jsonl, qrels/test.tsv; may be repeated
  --synthetic N        a generated set of N articles, asked in 7 and in 50 words
  --seed N             of the generated set (1)
  --language xx        of all sets; else from README.md, the folder's name or the documents
  --engine NAME        ${namesOf(engineNames)}; may be repeated (${engineNames[0]})
  --repeat N           load and ask in N processes, one after the other, and take medians of their times (3)
  --json FILE          also write the results there`;

const invalid = (problem: string) => new AppError('invalid', problem);

const wholeNumber = (flag: string, value: string, low: number, high: number): number => {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < low || number > high) {
    throw invalid(`${flag} is ${JSON.stringify(value)}; expected a whole number from ${low} to ${high}`);
  }
  return number;
};

const engineName = (value: string): EngineName => {
  const name = engineNames.find((known) => known === value);
  if (name === undefined) {
    throw invalid(`--engine is ${JSON.stringify(value)}; expected ${namesOf(engineNames)}`);
  }
  return name;
};

const valuesOf = (argv: string[]) => {
  const text = { type: 'string' } as const;
  const texts = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({
      args: argv,
      options: {
        dataset: texts,
        synthetic: text,
        seed: text,
        language: text,
        engine: texts,
        json: text,
        repeat: text,
      },
    }).values;
  } catch (error) {
    const [problem = ''] = String(error instanceof Error ? error.message : error).split(/\.(?:\s|$)/);
    throw new AppError('invalid', problem, { cause: error });
  }
};

/** Reads what follows `retrieval` on the command line. AppError invalid says what was wrong. */
export const parseRetrievalOptions = (argv: string[]): RetrievalOptions => {
  const {
    dataset = [],
    synthetic,
    seed = '1',
    repeat = '3',
    language,
    engine = [engineNames[0]],
    json,
  } = valuesOf(argv);
  if (dataset.length === 0 && synthetic === undefined) {
    throw invalid('there is nothing to measure; expected --dataset DIR or --synthetic N');
  }
  if (language !== undefined && !/^[a-z]{2}$/.test(language)) {
    throw invalid(
      `--language is ${JSON.stringify(language)}; expected a two-letter ISO 639-1 code such as de`,
    );
  }
  return {
    datasets: dataset,
    synthetic: synthetic === undefined ? undefined : wholeNumber('--synthetic', synthetic, 1, 100_000),
    seed: wholeNumber('--seed', seed, 0, 4_294_967_295),
    repeat: wholeNumber('--repeat', repeat, 1, 100),
    language,
    engines: [...new Set(engine.map(engineName))],
    json,
  };
};
