import type { DeadLetters } from '../../core/dead-letter.ts';
import { AppError } from '../../core/errors.ts';
import type { Clock, ConversationStore } from '../../core/ports.ts';
import { type Described, describeLetter } from './describe-letter.ts';
import type { Choice, RedriveCommand } from './options.ts';
import { letterInFull, letterTable } from './show-letters.ts';

export interface RedriveDeps {
  deadLetters: DeadLetters;
  store: Pick<ConversationStore, 'getEffect' | 'load'>;
  clock: Clock;
  print: (text: string) => void;
  /** Asks a person; undefined where nobody sits there. */
  ask: ((question: string) => Promise<boolean>) | undefined;
}

const letters = (count: number) => `${count} dead letter${count === 1 ? '' : 's'}`;

const afterRedrive =
  'They are worked on as if they had just come: what was delivered meanwhile is not delivered again, and a chat that is over stays as it is.';

const chosen = async ({ deadLetters, store }: RedriveDeps, { id, queue }: Choice): Promise<Described[]> => {
  const found = (await deadLetters.list()).filter((letter) => queue === undefined || letter.queue === queue);
  const matching = found.filter((letter) => id === undefined || letter.id.startsWith(id));
  if (id !== undefined && matching.length !== 1) {
    throw new AppError(
      'not_found',
      matching.length === 0
        ? `no dead letter has an id that begins with ${JSON.stringify(id)}; "list" shows those there are`
        : `${matching.length} dead letters have an id that begins with ${JSON.stringify(id)}; expected more of it`,
    );
  }
  return Promise.all(matching.map((letter) => describeLetter(store, letter)));
};

const agreed = async ({ ask }: RedriveDeps, question: string, yes: boolean): Promise<boolean> => {
  if (yes) return true;
  if (ask === undefined) {
    throw new AppError('invalid', 'nobody can be asked, for there is no terminal; expected --yes');
  }
  return ask(question);
};

/** Runs one command. AppError where it cannot be done. */
export const runRedrive = async (command: RedriveCommand, deps: RedriveDeps): Promise<void> => {
  const { deadLetters, clock, print } = deps;
  const found = await chosen(deps, command.choice);
  const [first] = found;
  if (first === undefined) {
    print('No dead letters.');
    return;
  }
  if (command.kind === 'show') {
    print(letterInFull(first, clock.now()));
    return;
  }
  print(letterTable(found, clock.now()));
  if (command.kind === 'list') return;
  const isAgain = command.kind === 'again';
  const question = isAgain
    ? `Put ${letters(found.length)} back?`
    : `Delete ${letters(found.length)} for good?`;
  if (!(await agreed(deps, question, command.yes))) {
    print('Nothing was done.');
    return;
  }
  const chosenLetters = found.map(({ letter }) => letter);
  await (isAgain ? deadLetters.redrive(chosenLetters) : deadLetters.discard(chosenLetters));
  print(isAgain ? `Put ${letters(found.length)} back. ${afterRedrive}` : `Deleted ${letters(found.length)}.`);
};
