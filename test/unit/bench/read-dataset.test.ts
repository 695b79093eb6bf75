import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDataset } from '../../../bench/retrieval/read-dataset.ts';
import { appError } from '../../factories/errors.ts';
import { setFolder } from './set-folder.ts';

describe('readDataset', () => {
  it('reads documents, and the queries that have a right answer', async () => {
    expect(await readDataset(await setFolder(), 'en')).toEqual({
      name: 'set',
      language: 'en',
      languageFrom: '--language',
      documents: [
        { id: 'd1', title: 'Refunds', text: 'We refund within thirty days.' },
        { id: 'd2', title: 'Calls', text: 'Calls are recorded and kept.' },
        { id: 'd3', title: '', text: 'The trial lasts a month.' },
      ],
      queries: [
        { id: 'q1', text: 'how do I get a refund', grades: new Map([['d1', 2]]) },
        { id: 'q2', text: 'are calls recorded', grades: new Map([['d2', 1]]) },
      ],
      notes: [],
    });
  });

  it('takes Windows line ends, a byte order mark, numbers as ids and judgements without a header', async () => {
    const folder = await setFolder({
      'corpus.jsonl': '\uFEFF{"_id":7,"title":"A","text":"B"}\r\n\r\n',
      'queries.jsonl': '{"_id":1,"text":"C"}\r\n',
      'qrels/test.tsv': '1\t7\t1\r\n',
    });
    const { documents, queries } = await readDataset(folder, 'en');
    expect({ documents, queries }).toEqual({
      documents: [{ id: '7', title: 'A', text: 'B' }],
      queries: [{ id: '1', text: 'C', grades: new Map([['7', 1]]) }],
    });
  });

  it('notes judged documents that are missing, and counts them as not found', async () => {
    const folder = await setFolder({ 'qrels/test.tsv': 'q1\td1\t1\nq1\td8\t1\nq2\td9\t1\n' });
    const { queries, notes } = await readDataset(folder, 'en');
    expect(queries[0]?.grades).toEqual(
      new Map([
        ['d1', 1],
        ['d8', 1],
      ]),
    );
    expect(notes).toEqual([
      '2 judged documents are not in corpus.jsonl and count as not found, the first at test.tsv:2',
    ]);
  });

  it.each([
    ['corpus.jsonl', '{"_id":"d1","text":"x"}\nno', ':2: not JSON; expected one object on each line'],
    ['corpus.jsonl', '[]', ':1: expected an object with _id, title and text'],
    ['corpus.jsonl', '{"title":"x","text":"y"}', ':1: expected _id is a string'],
    ['corpus.jsonl', '\n{"_id":"d1","title":"x"}', ':2: expected text is a string'],
    ['corpus.jsonl', '{"_id":"d1","title":null,"text":"y"}', ':1: expected title is a string'],
    ['corpus.jsonl', '\n', ': there is nothing in it; expected lines of {_id, title, text}'],
    ['queries.jsonl', '{"_id":"q1"}', ':1: expected text is a string'],
    [
      'qrels/test.tsv',
      'q1\td1\n',
      ':1: 2 columns; expected query-id, corpus-id and score with one tab between each',
    ],
    [
      'qrels/test.tsv',
      'q1 0 d1 1\n',
      ':1: 1 columns; expected query-id, corpus-id and score with one tab between each',
    ],
    [
      'qrels/test.tsv',
      'query-id\tcorpus-id\tscore\nq1\td1\tyes\n',
      ':2: score is "yes"; expected a number such as 1',
    ],
    ['qrels/test.tsv', 'q1\td1\t1\nq9\td1\t1\n', ':2: query-id "q9" is not in queries.jsonl'],
    ['qrels/test.tsv', 'q1\td1\t1\nq1\td1\t2\n', ':2: q1 and d1 are judged twice; expected once'],
    ['qrels/test.tsv', 'q1\td1\t0\n', ': no query has a right answer; expected at least one'],
  ])('names file and line: %s with %j', async (file, text, problem) => {
    const folder = await setFolder({ [file]: text });
    await expect(readDataset(folder)).rejects.toEqual(appError('invalid', `${join(folder, file)}${problem}`));
  });

  it('says where an id stands twice', async () => {
    const folder = await setFolder({
      'corpus.jsonl': '{"_id":"d1","text":"x"}\n{"_id":"d2","text":"x"}\n{"_id":"d1","text":"y"}',
    });
    const file = join(folder, 'corpus.jsonl');
    await expect(readDataset(folder)).rejects.toEqual(
      appError('invalid', `${file}:3: _id "d1" stands at ${file}:1 already; expected it once`),
    );
  });

  it('refuses a folder that is no set', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-'));
    await expect(readDataset(folder)).rejects.toEqual(
      appError(
        'invalid',
        `${join(folder, 'corpus.jsonl')} cannot be read; expected lines of {_id, title, text}`,
      ),
    );
  });
});

describe('the language of a set', () => {
  const german = '{"_id":"d1","text":"Die Rechnung wird am Ende des Monats an alle Kunden verschickt."}';
  const judged = { 'queries.jsonl': '{"_id":"q1","text":"Rechnung"}', 'qrels/test.tsv': 'q1\td1\t1' };

  it.each([
    ['as given', { 'README.md': 'Language: de.' }, 'faq_fr', 'sv', 'sv', '--language'],
    [
      'written in the README',
      { 'README.md': '# FAQ\n\n12 queries. Language: fr.' },
      'faq_de',
      undefined,
      'fr',
      'README.md',
    ],
    [
      "at the end of the folder's name",
      { 'README.md': 'Language: several' },
      'faq_th',
      undefined,
      'th',
      "the folder's name",
    ],
    ['detected where the ending is none', {}, 'bank_qa', undefined, 'de', 'the documents, detected'],
    [
      'assumed',
      { 'corpus.jsonl': '{"_id":"d1","text":"123"}' },
      'faq',
      undefined,
      'en',
      'nothing: English is assumed',
    ],
  ])('is %s', async (_, files, name, given, language, languageFrom) => {
    const folder = await setFolder({ 'corpus.jsonl': german, ...judged, ...files }, name);
    expect(await readDataset(folder, given)).toMatchObject({ language, languageFrom });
  });
});
