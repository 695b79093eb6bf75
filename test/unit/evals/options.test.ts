import { chosen, parseOptions } from '../../../evals/options.ts';
import { aGolden } from '../../factories/golden.ts';

describe('the command line of the evals', () => {
  it.each([
    ['', {}, { mode: 'conversations', k: 4, model: { kind: 'scripted' }, parallel: 1 }],
    ['--model bedrock --k 2', {}, { mode: 'conversations', k: 2, model: { kind: 'bedrock' }, parallel: 4 }],
    [
      '--model http://127.0.0.1:11434/v1 --parallel 2',
      { FRONTDESK_MODEL_NAME: 'llama', FRONTDESK_MODEL_KEY: 'k' },
      {
        mode: 'conversations',
        k: 4,
        model: { kind: 'openai', url: 'http://127.0.0.1:11434/v1', name: 'llama', apiKey: 'k' },
        parallel: 2,
      },
    ],
    [
      '--only price --row lead --language fr --json a.json --html b.html',
      {},
      {
        mode: 'conversations',
        k: 4,
        model: { kind: 'scripted' },
        parallel: 1,
        only: 'price',
        row: 'lead',
        language: 'fr',
        json: 'a.json',
        html: 'b.html',
      },
    ],
    ['--attacks', {}, { mode: 'attacks' }],
    ['--help', {}, { mode: 'help' }],
  ])('%j is understood', (line, env, options) => {
    expect(parseOptions(line.split(' ').filter(Boolean), env)).toEqual(options);
  });

  it.each([
    ['--k 0', '--k is "0"; expected a whole number from 1 to 100'],
    ['--k 2.5', '--k is "2.5"; expected a whole number from 1 to 100'],
    ['--parallel 17', '--parallel is "17"; expected a whole number from 1 to 16'],
    ['--row prices', /^--row is "prices"; expected one of opens, quick_button, .*, limits$/],
    ['--language xx', /^--language is "xx"; expected one of en, fr, de, /],
    [
      '--model gpt',
      '--model is "gpt"; expected scripted, bedrock or the URL of an OpenAI-compatible API such as http://127.0.0.1:11434/v1',
    ],
    ['--attacks --k 2', '--k does not go with --attacks; expected --attacks alone'],
    ['--only=', '--only is empty; expected a value'],
    ['--foo', /^Unknown option '--foo'; expected --k, --only, .*, --help$/],
    ['stray', /^Unexpected argument 'stray'; expected --k, /],
    ['--k', /^Option '--k <value>' argument missing; expected --k, /],
  ])('%j is refused in one line', (line, message) => {
    expect(() => parseOptions(line.split(' '), {})).toThrow(
      expect.objectContaining({
        name: 'AppError',
        code: 'invalid',
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      }),
    );
  });
});

describe('the conversations asked for', () => {
  const all = [
    { file: 'prices.yaml', conversation: aGolden({ name: 'Asks a price' }) },
    { file: 'people.yaml', conversation: aGolden({ name: 'is angry', row: 'anger', language: 'fr' }) },
  ];
  const names = (over: Parameters<typeof chosen>[1]) =>
    chosen(all, over).map(({ conversation }) => conversation.name);

  it.each([
    [{}, ['Asks a price', 'is angry']],
    [{ only: 'PRICE' }, ['Asks a price']],
    [{ only: 'people.yaml' }, ['is angry']],
    [{ row: 'anger' as const }, ['is angry']],
    [{ language: 'en' }, ['Asks a price']],
  ])('by %j are found', (over, found) => {
    expect(names(over)).toEqual(found);
  });

  it('are never none', () => {
    expect(() => names({ only: 'x', language: 'fr' })).toThrow(
      expect.objectContaining({
        code: 'invalid',
        message: 'no conversation fits --only "x" --language "fr"; expected at least one of 2',
      }),
    );
  });
});
