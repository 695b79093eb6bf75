import type { FrontdeskConfig } from '../config.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import type { Names } from './protect.ts';

/** More than take part in a chat; names come from outside, and each makes matching a little slower. */
const mostPeople = 20;
const longestName = 60;

/** A first name stands alone in a chat; particles such as "de" are words of their own. */
const withParts = (name: string): string[] => [
  name,
  ...name.split(/\s+/).filter((part) => /^\p{Lu}\p{L}{2,}$/u.test(part)),
];

/** Names that stay as they are in this conversation. */
export const namesIn = (
  { brand }: Pick<FrontdeskConfig, 'brand'>,
  { state, transcript }: Pick<TurnDraft, 'state' | 'transcript'>,
): Names => {
  const people = [state.visitor.name, ...transcript.map(({ name }) => name)]
    .filter((name) => name !== undefined)
    .filter((name) => name.length <= longestName);
  return {
    products: [brand.name, ...brand.products, brand.assistantName],
    people: [...new Set(people)].slice(0, mostPeople).flatMap(withParts),
  };
};
