import { parseArgs } from 'node:util';
import { AppError } from '../../core/errors.ts';
import { type QueueName, queueNames } from '../../core/messages.ts';

/** Where the queues are: this machine's local run, or a deployed stack. */
export type Place =
  | { kind: 'local' }
  | { kind: 'aws'; profile: string | undefined; region: string | undefined; stack: string | undefined };

/** Which dead letters: one by the beginning of its id, or all, of one queue or of every queue. */
export interface Choice {
  id: string | undefined;
  queue: QueueName | undefined;
}

export type RedriveCommand = { place: Place } & (
  | { kind: 'list'; choice: Choice }
  | { kind: 'show'; choice: Choice }
  | { kind: 'again' | 'discard'; choice: Choice; yes: boolean }
);

export const redriveUsage = `npm run redrive -- [list] [--queue NAME]
    dead letters with their conversation, the reason, their age and attempts
npm run redrive -- show ID
    one of them in full; the beginning of its id is enough
npm run redrive -- again ID | --all [--queue NAME] [--yes]
    puts one or all back into their queues; asks first, unless --yes
npm run redrive -- discard ID | --all [--queue NAME] [--yes]
    deletes one or all for good; asks first, unless --yes
Without more, these are the dead letters of "npm start". Of a deployed stack:
    --aws            with the credentials of the environment
    --profile NAME   with a profile of ~/.aws/config
    --region NAME    another than model.region of frontdesk.config.ts
    --stack NAME     another than deployment.stackName of frontdesk.config.ts`;

const invalid = (problem: string) => new AppError('invalid', problem);

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const flags = {
  queue: text,
  all: flag,
  yes: flag,
  aws: flag,
  profile: text,
  region: text,
  stack: text,
  help: flag,
} as const;

const read = (argv: string[]) => {
  try {
    return parseArgs({ args: argv, options: flags, allowPositionals: true });
  } catch (error) {
    const [problem = ''] = (error as { message: string }).message.split(/\.(?:\s|$)/);
    throw invalid(problem);
  }
};

const queueOf = (name: string | undefined): QueueName | undefined => {
  const found = queueNames.find((queue) => queue === name);
  if (name !== undefined && found === undefined) {
    throw invalid(`--queue is ${JSON.stringify(name)}; expected one of ${queueNames.join(', ')}`);
  }
  return found;
};

/** Reads the command line. AppError invalid says in one line what was wrong. */
export const parseRedriveOptions = (argv: string[]): RedriveCommand | { kind: 'help' } => {
  const { values, positionals } = read(argv);
  if (values.help === true) return { kind: 'help' };
  const [kind = 'list', id, ...more] = positionals;
  if (kind !== 'list' && kind !== 'show' && kind !== 'again' && kind !== 'discard') {
    throw invalid(`unknown command ${JSON.stringify(kind)}; expected list, show, again or discard`);
  }
  if (more.length > 0) throw invalid(`${kind} has the argument ${JSON.stringify(more[0])}; expected one id`);
  const isRemote =
    values.aws === true || [values.profile, values.region, values.stack].some((v) => v !== undefined);
  const place: Place = isRemote
    ? { kind: 'aws', profile: values.profile, region: values.region, stack: values.stack }
    : { kind: 'local' };
  const choice = { id, queue: queueOf(values.queue) };
  if (kind === 'list') {
    if (id !== undefined) throw invalid(`list has the argument ${JSON.stringify(id)}; expected none`);
    return { kind, place, choice };
  }
  if (kind === 'show') {
    if (id === undefined) throw invalid('show has no id; expected one of those that list shows');
    return { kind, place, choice };
  }
  if ((id === undefined) === (values.all !== true)) {
    throw invalid(`${kind} needs an id or --all, and not both`);
  }
  return { kind, place, choice, yes: values.yes === true };
};
