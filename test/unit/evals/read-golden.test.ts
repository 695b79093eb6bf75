import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configOf, parseGolden, readGolden } from '../../../evals/read-golden.ts';
import config from '../../../frontdesk.config.ts';

const plain = `- name: a price
  row: evidence
  language: en
  turns:
    - visitor: How much?
`;
const parse = (text: string) => parseGolden(text, 'a.yaml', config);
const turn = (lines: string) => plain.replace('- visitor: How much?', lines);

describe('a file of conversations', () => {
  it('is read with what it leaves out', () => {
    expect(parse(plain)).toEqual([
      {
        name: 'a price',
        row: 'evidence',
        language: 'en',
        starts: '2026-03-02T09:00:00Z',
        turns: [{ visitor: 'How much?' }],
      },
    ]);
  });

  it('may hold every kind of turn', () => {
    const turns = [
      'opens: true',
      'visitor: [one, two]',
      'pick: 2',
      'teammate: claims',
      'teammate: {says: Hello, by: ben}',
      'teammate: {presses: takes_and_sends, by: ben}',
      'teammate: {answers_in_liveagent: Hello}',
      'outsider: {says: Hello}',
      'outsider: {presses: claims}',
      'wait: 130',
      'fails: {model: throttled}',
    ];
    const text = turn(turns.map((one) => `- ${one}`).join('\n    '));
    expect(parse(text)[0]?.turns).toEqual([
      { opens: true },
      { visitor: ['one', 'two'] },
      { pick: 2 },
      { teammate: 'claims' },
      { teammate: { says: 'Hello', by: 'ben' } },
      { teammate: { presses: 'takes_and_sends', by: 'ben' } },
      { teammate: { answers_in_liveagent: 'Hello' } },
      { outsider: { says: 'Hello' } },
      { outsider: { presses: 'claims' } },
      { wait: 130 },
      { fails: { model: 'throttled', times: 1 } },
    ]);
  });

  const at = 'a.yaml: entry 1 ("a price"): ';
  it.each([
    [
      'a row there is none of',
      plain.replace('evidence', 'prices'),
      /^a\.yaml: entry 1 \("a price"\): row is "prices"; expected one of opens, quick_button, .*, limits$/,
    ],
    [
      'a language nobody has words for',
      plain.replace('en\n', 'xx\n'),
      /language is "xx"; expected one of en, fr, /,
    ],
    ['a key there is none of', `${plain}  expects: {}\n`, `${at}there is no key "expects"`],
    [
      'a key of a turn there is none of',
      turn('- visitor: a\n      expect: {say: [x]}'),
      `${at}turn 1, expect: there is no key "say"`,
    ],
    [
      'two kinds of turn in one',
      turn('- visitor: a\n      wait: 2'),
      `${at}turn 1 is {"visitor":"a","wait":2}; expected exactly one of opens, visitor, pick, teammate, outsider, leaves, wait, fails`,
    ],
    [
      'a turn of no kind',
      turn('- expect: {offer: true}'),
      `${at}turn 1 is {"expect":{"offer":true}}; expected exactly one of opens, visitor, pick, teammate, outsider, leaves, wait, fails`,
    ],
    [
      'a text where a list belongs',
      turn('- visitor: a\n      expect: {says: x}'),
      `${at}turn 1, expect.says is "x"; expected a list of texts`,
    ],
    [
      'a tool there is none of',
      turn('- visitor: a\n      expect: {tools: [search]}'),
      `${at}turn 1, expect.tools.0 is "search"; expected one of search_knowledge, read_page, request_human, notify_sales`,
    ],
    [
      'no turns',
      turn('[]').replace('turns:\n    []', 'turns: []'),
      `${at}turns is []; expected a list of at least one turn`,
    ],
    [
      'a teammate who dances',
      turn('- teammate: dances'),
      /turn 1, teammate is "dances"; expected claims, hands_back, /,
    ],
    [
      'a turn beyond the last',
      `${plain}  expect: {escalations: [{reason: anger, turn: 2}]}\n`,
      `${at}expect.escalations.0.turn is 2; expected at most 1, the number of turns`,
    ],
    [
      'an opening after the first turn',
      turn('- visitor: a\n    - opens: true'),
      `${at}turn 2, opens is true; expected it in turn 1 only`,
    ],
    [
      'a configuration that is none',
      `${plain}  config: {escalation: {turnsWithoutProgress: 1}}\n`,
      `${at}config: escalation.turnsWithoutProgress is 1; expected a whole number of turns from 2 to 10`,
    ],
    [
      'no name',
      plain.replace('name: a price\n  ', ''),
      'a.yaml: entry 1: name is missing; expected a name of its own',
    ],
    [
      'one entry',
      plain.replace(/^- /, '  '),
      'a.yaml: the file holds one entry without a "-" before it; expected a list of conversations',
    ],
    ['nothing', '', 'a.yaml: the file holds no list; expected a list of conversations'],
    ['no YAML', '- name: "a', 'a.yaml: Missing closing "quote at line 1, column 11:'],
    ['a key twice', `${plain}  row: anger\n`, /^a\.yaml: Map keys must be unique at line 6/],
  ])('is refused with %s', (_name, text, message) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({
        name: 'AppError',
        code: 'invalid',
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      }),
    );
  });
});

describe('a configuration of a conversation', () => {
  it('is the base with what it overrides: objects merged, lists replaced, null taking away', () => {
    const over = { escalation: { topics: ['refund'], hours: null }, languages: { team: ['en', 'de'] } };
    const hours = { timeZone: 'Europe/Paris', week: { monday: ['09:00-17:00'] }, holidays: [] };
    const base = { ...config, escalation: { ...config.escalation, hours } };
    expect(configOf({ config: over }, base)).toEqual({
      ...config,
      escalation: { ...config.escalation, topics: ['refund'] },
      languages: { ...config.languages, team: ['en', 'de'] },
    });
  });
});

describe('a folder of conversations', () => {
  const folderOf = (files: Record<string, string>) => {
    const folder = mkdtempSync(join(tmpdir(), 'golden-'));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    return folder;
  };

  it('tells where each stands', () => {
    const folder = folderOf({ 'b.yaml': plain.replace('a price', 'b'), 'a.yaml': plain, 'notes.txt': '?' });
    expect(readGolden(folder, config).map(({ file, conversation }) => [file, conversation.name])).toEqual([
      ['a.yaml', 'a price'],
      ['b.yaml', 'b'],
    ]);
  });

  it('gives no name twice, wherever the other one stands', () => {
    expect(() => readGolden(folderOf({ 'a.yaml': plain, 'b.yaml': plain }), config)).toThrow(
      expect.objectContaining({
        code: 'invalid',
        message: 'b.yaml: entry "a price": the name is taken in a.yaml; expected a name of its own',
      }),
    );
  });

  it('is never empty', () => {
    const folder = folderOf({});
    expect(() => readGolden(folder, config)).toThrow(
      expect.objectContaining({
        code: 'invalid',
        message: `${folder} holds no conversations; expected .yaml files`,
      }),
    );
  });
});
