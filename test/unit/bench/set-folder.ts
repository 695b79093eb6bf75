import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const goodFiles: Record<string, string> = {
  'corpus.jsonl': [
    '{"_id":"d1","title":"Refunds","text":"We refund within thirty days."}',
    '{"_id":"d2","title":"Calls","text":"Calls are recorded and kept."}',
    '{"_id":"d3","text":"The trial lasts a month."}',
  ].join('\n'),
  'queries.jsonl': [
    '{"_id":"q1","text":"how do I get a refund"}',
    '{"_id":"q2","text":"are calls recorded"}',
    '{"_id":"q3","text":"nobody judged this"}',
  ].join('\n'),
  'qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq2\td2\t1\n',
};

/** A folder called `name` with a set in BEIR's format, some of its files replaced. */
export const setFolder = async (files: Record<string, string> = {}, name = 'set'): Promise<string> => {
  const folder = join(await mkdtemp(join(tmpdir(), 'frontdesk-')), name);
  await mkdir(join(folder, 'qrels'), { recursive: true });
  for (const [file, text] of Object.entries({ ...goodFiles, ...files }))
    await writeFile(join(folder, file), text);
  return folder;
};
