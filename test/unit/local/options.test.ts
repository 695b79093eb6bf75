import { parseOptions } from '../../../local/options.ts';
import { appError } from '../../factories/errors.ts';

const problem = (argv: string[], env: Record<string, string>): unknown => {
  try {
    return parseOptions(argv, env);
  } catch (error) {
    return error;
  }
};

describe('the options of npm start', () => {
  it.each([
    [[], {}, { mode: 'embedded', fresh: false, port: 3000, model: { kind: 'scripted' } }],
    [
      ['--stack', '--fresh'],
      { PORT: '0', FRONTDESK_MODEL: 'bedrock' },
      { mode: 'stack', fresh: true, port: 0, model: { kind: 'bedrock' } },
    ],
    [
      ['--fresh'],
      { PORT: '65535', FRONTDESK_MODEL: 'http://127.0.0.1:11434/v1' },
      {
        mode: 'embedded',
        fresh: true,
        port: 65_535,
        model: { kind: 'openai', url: 'http://127.0.0.1:11434/v1', name: 'default' },
      },
    ],
    [
      [],
      { FRONTDESK_MODEL: 'https://ai.example/v1', FRONTDESK_MODEL_NAME: 'qwen3:8b' },
      {
        mode: 'embedded',
        fresh: false,
        port: 3000,
        model: { kind: 'openai', url: 'https://ai.example/v1', name: 'qwen3:8b' },
      },
    ],
  ])('%j with %j', (argv, env, options) => {
    expect(parseOptions(argv, env as Record<string, string>)).toEqual(options);
  });

  it.each([
    [['--stak'], {}, 'unknown argument --stak; expected --fresh or --stack'],
    [['--fresh', 'now'], {}, 'unknown argument now; expected --fresh or --stack'],
    [[], { PORT: '' }, 'PORT is ""; expected a number from 0 to 65535'],
    [[], { PORT: '3000a' }, 'PORT is "3000a"; expected a number from 0 to 65535'],
    [[], { PORT: '65536' }, 'PORT is "65536"; expected a number from 0 to 65535'],
    [[], { PORT: '-1' }, 'PORT is "-1"; expected a number from 0 to 65535'],
    [
      [],
      { FRONTDESK_MODEL: 'gpt' },
      'FRONTDESK_MODEL is "gpt"; expected scripted, bedrock or the URL of an OpenAI-compatible API such as http://127.0.0.1:11434/v1',
    ],
  ])('refuses %j with %j', (argv, env, message) => {
    expect(problem(argv, env as Record<string, string>)).toEqual(appError('invalid', message));
  });
});
