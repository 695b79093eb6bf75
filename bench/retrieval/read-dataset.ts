import { basename, join, resolve } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../core/errors.ts';
import type { Dataset, Document } from './dataset.ts';
import { datasetLanguage } from './dataset-language.ts';
import { type Line, readLines } from './read-lines.ts';

const id = z
  .union([z.string(), z.int().transform(String)], '_id is a string')
  .refine((value) => value !== '' && !/[\t\n]/.test(value), '_id is a string without tabs that is not empty');
const documentSchema = z.object(
  { _id: id, title: z.string('title is a string').default(''), text: z.string('text is a string') },
  'an object with _id, title and text',
);
const querySchema = z.object({ _id: id, text: z.string('text is a string') }, 'an object with _id and text');

const invalid = (at: string, problem: string, cause?: unknown) =>
  new AppError('invalid', `${at}: ${problem}`, { cause });

const parseLine = <T>({ text, at }: Line, schema: z.ZodType<T>): T => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw invalid(at, 'not JSON; expected one object on each line', error);
  }
  const result = schema.safeParse(value);
  if (!result.success) throw invalid(at, `expected ${result.error.issues[0]?.message ?? 'another object'}`);
  return result.data;
};

/** Entries of a `.jsonl` file by `_id`. */
const readEntries = async <T extends { _id: string }>(
  file: string,
  schema: z.ZodType<T>,
  expected: string,
): Promise<Map<string, T>> => {
  const entries = new Map<string, T>();
  const places = new Map<string, string>();
  for (const line of await readLines(file, expected)) {
    const entry = parseLine(line, schema);
    const before = places.get(entry._id);
    if (before !== undefined) {
      throw invalid(
        line.at,
        `_id ${JSON.stringify(entry._id)} stands at ${before} already; expected it once`,
      );
    }
    places.set(entry._id, line.at);
    entries.set(entry._id, entry);
  }
  if (entries.size === 0) throw invalid(file, `there is nothing in it; expected ${expected}`);
  return entries;
};

interface Judgement {
  query: string;
  document: string;
  grade: number;
  at: string;
}

const parseJudgement = ({ text, at }: Line): Judgement => {
  const fields = text.split('\t').map((field) => field.trim());
  const [query = '', document = '', score = ''] = fields;
  if (fields.length !== 3 || query === '' || document === '') {
    throw invalid(
      at,
      `${fields.length} columns; expected query-id, corpus-id and score with one tab between each`,
    );
  }
  if (!/^-?\d+(\.\d+)?$/.test(score)) {
    throw invalid(at, `score is ${JSON.stringify(score)}; expected a number such as 1`);
  }
  return { query, document, grade: Number(score), at };
};

const readJudgements = async (file: string): Promise<Judgement[]> => {
  const [first, ...rest] = await readLines(file, 'lines of query-id, corpus-id and score');
  const isHeader = first !== undefined && /^query-id\tcorpus-id\tscore\s*$/i.test(first.text);
  const lines = first === undefined || isHeader ? rest : [first, ...rest];
  return lines.map(parseJudgement);
};

/** Right answers by query; a grade of 0 or less says that a document is none. */
const gradesByQuery = (judgements: Judgement[]): Map<string, Map<string, number>> => {
  const byQuery = new Map<string, Map<string, number>>();
  for (const { query, document, grade, at } of judgements) {
    if (grade <= 0) continue;
    const grades = byQuery.get(query) ?? new Map<string, number>();
    if (grades.has(document)) throw invalid(at, `${query} and ${document} are judged twice; expected once`);
    byQuery.set(query, grades.set(document, grade));
  }
  return byQuery;
};

const missingNotes = (judgements: Judgement[], documents: Map<string, unknown>): string[] => {
  const missing = judgements.filter(({ document, grade }) => grade > 0 && !documents.has(document));
  const [first] = missing;
  return first === undefined
    ? []
    : [
        `${missing.length} judged documents are not in corpus.jsonl and count as not found, the first at ${basename(first.at)}`,
      ];
};

/**
 * Reads a folder in BEIR's format: `corpus.jsonl` {_id, title, text}, `queries.jsonl` {_id, text} and
 * `qrels/test.tsv` (query-id, corpus-id, score). Queries without a right answer are left out, as in trec_eval.
 * AppError invalid names the file, the line and what was expected.
 */
export const readDataset = async (folder: string, language?: string): Promise<Dataset> => {
  const qrels = join(folder, 'qrels', 'test.tsv');
  const documents = await readEntries(
    join(folder, 'corpus.jsonl'),
    documentSchema,
    'lines of {_id, title, text}',
  );
  const asked = await readEntries(join(folder, 'queries.jsonl'), querySchema, 'lines of {_id, text}');
  const judgements = await readJudgements(qrels);
  const unknown = judgements.find(({ query }) => !asked.has(query));
  if (unknown !== undefined) {
    throw invalid(unknown.at, `query-id ${JSON.stringify(unknown.query)} is not in queries.jsonl`);
  }
  const queries = [...gradesByQuery(judgements)].map(([query, grades]) => ({
    id: query,
    text: asked.get(query)?.text ?? '',
    grades,
  }));
  if (queries.length === 0) throw invalid(qrels, 'no query has a right answer; expected at least one');
  const corpus = [...documents.values()].map(({ _id, title, text }): Document => ({ id: _id, title, text }));
  return {
    name: basename(resolve(folder)),
    ...(await datasetLanguage(folder, corpus, language)),
    documents: corpus,
    queries,
    notes: missingNotes(judgements, documents),
  };
};
