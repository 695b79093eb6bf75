import { AppError } from '../core/errors.ts';

export type ModelChoice =
  | { kind: 'scripted' }
  | { kind: 'openai'; url: string; name: string }
  | { kind: 'bedrock' };

export interface LocalOptions {
  mode: 'embedded' | 'stack';
  /** Begin with empty data. */
  fresh: boolean;
  port: number;
  model: ModelChoice;
}

const flags = ['--fresh', '--stack'];

const modelChoice = (value: string, name: string | undefined): ModelChoice => {
  if (value === 'scripted') return { kind: 'scripted' };
  if (value === 'bedrock') return { kind: 'bedrock' };
  if (/^https?:\/\/\S+$/.test(value)) return { kind: 'openai', url: value, name: name ?? 'default' };
  throw new AppError(
    'invalid',
    `FRONTDESK_MODEL is ${JSON.stringify(value)}; expected scripted, bedrock or the URL of an OpenAI-compatible API such as http://127.0.0.1:11434/v1`,
  );
};

/** Reads the command line and the environment of `npm start`. AppError invalid says what was wrong. */
export const parseOptions = (argv: string[], env: Record<string, string | undefined>): LocalOptions => {
  const unknown = argv.find((argument) => !flags.includes(argument));
  if (unknown !== undefined) {
    throw new AppError('invalid', `unknown argument ${unknown}; expected ${flags.join(' or ')}`);
  }
  const port = env.PORT ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new AppError('invalid', `PORT is ${JSON.stringify(port)}; expected a number from 0 to 65535`);
  }
  return {
    mode: argv.includes('--stack') ? 'stack' : 'embedded',
    fresh: argv.includes('--fresh'),
    port: Number(port),
    model: modelChoice(env.FRONTDESK_MODEL ?? 'scripted', env.FRONTDESK_MODEL_NAME),
  };
};
