import type { Input } from './input.ts';

/** Told to the thread of an open case, or, where the same turn ends it, to a person of its own. */
const isFailureElsewhere = (input: Input): boolean =>
  input.kind === 'delivery_failed' && input.what !== 'card' && input.what !== 'thread_post';

/** Order of things said in the same second, to which help desks round: opening first, then by id. */
const rank = (input: Input) => (input.kind === 'opened' ? 0 : isFailureElsewhere(input) ? 2 : 1);
const byTime = (a: Input, b: Input): number => rank(a) - rank(b) || a.at - b.at || (a.id < b.id ? -1 : 1);

type Press = Extract<Input, { kind: 'claimed' | 'handed_back' | 'resolved' }>;

const isPress = (input: Input): input is Press =>
  input.kind === 'claimed' || input.kind === 'handed_back' || input.kind === 'resolved';

/** A case resolved without a change of owner comes after the change that it found. */
const changedNothing = (press: Press): number => (press.kind === 'resolved' && press.ownerKept ? 1 : 0);
const byEpoch = (a: Press, b: Press): number => a.epoch - b.epoch || changedNothing(a) - changedNothing(b);

/** Whether a change of the owner had come about by the epoch in which somebody wrote. */
const isWithin = (press: Press, epoch: number): boolean =>
  press.epoch < epoch || (press.epoch === epoch && changedNothing(press) === 0);

const ownedUnder = (input: Input): number | undefined =>
  input.kind === 'teammate_said' ? input.ownedUnder : undefined;

/**
 * Inputs by time, and changes of the owner among them as they followed each other: those are written down by several
 * machines, perhaps in the same millisecond, and no two of their clocks agree. For the same reason what a teammate wrote
 * while the chat was theirs stands between the changes that made it so and those that ended it.
 */
export const inOrder = (inputs: Input[]): Input[] => {
  const sorted = [...inputs].sort(byTime);
  const presses = sorted.filter(isPress).sort(byEpoch);
  const toCome = sorted.flatMap((input) => ownedUnder(input) ?? []);
  const ordered: Input[] = [];
  let places = 0;
  const take = (fits: (next: Press) => boolean): void => {
    while (presses[0] !== undefined && fits(presses[0])) {
      ordered.push(presses[0]);
      presses.shift();
      places -= 1;
    }
  };
  for (const input of sorted) {
    if (isPress(input)) places += 1;
    else {
      const epoch = ownedUnder(input);
      if (epoch !== undefined) {
        take(() => presses.some((press) => isWithin(press, epoch)));
        toCome.splice(toCome.indexOf(epoch), 1);
      }
      ordered.push(input);
    }
    take((next) => places > 0 && toCome.every((epoch) => isWithin(next, epoch)));
  }
  return [...ordered, ...presses];
};
