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

/**
 * Inputs by time, and changes of the owner among them as they followed each other: those are written down by several
 * machines, perhaps in the same millisecond, and no two of their clocks agree.
 */
export const inOrder = (inputs: Input[]): Input[] => {
  const sorted = [...inputs].sort(byTime);
  const presses = sorted.filter(isPress).sort(byEpoch);
  return sorted.map((input) => (isPress(input) ? (presses.shift() ?? input) : input));
};
