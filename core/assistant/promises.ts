import { promises } from '../languages/promises/promises.ts';
import type { Promises, Saying } from '../languages/promises/saying.ts';
import { plain, spaced, words } from '../languages/words.ts';

/** A stretch of text in both forms that patterns are compared with. */
interface Stretch {
  plain: string;
  spelt: string;
}

const stretch = (text: string): Stretch => ({ plain: `${plain(text)} `, spelt: `${spaced(text)} ` });

const matches = function* (sayings: Saying[], text: Stretch): Generator<{ before: string; said: string }> {
  for (const { spelt, pattern } of sayings) {
    const searched = spelt ? text.spelt : text.plain;
    for (const match of searched.matchAll(pattern)) {
      yield { before: searched.slice(0, match.index), said: match[0] };
    }
  }
};

const holds = (sayings: Saying[], text: Stretch): boolean => matches(sayings, text).next().done === false;

/** "I have not forwarded it" claims nothing. */
const denied = (negations: string[], { before, said }: { before: string; said: string }): boolean =>
  words(plain(`${words(before).at(-1) ?? ''} ${said}`)).some((word) => negations.includes(word));

interface Sentence {
  whole: Stretch;
  clauses: Stretch[];
  asks: boolean;
}

const sentencesOf = (text: string): Sentence[] =>
  [...text.matchAll(/[^.!?。！？\n]+[.!?。！？]*/g)].map(([sentence]) => ({
    whole: stretch(sentence),
    clauses: sentence.split(/[,;:，、–—(]/).map(stretch),
    asks: /[?？]/.test(sentence) || /か。?\s*$/.test(sentence),
  }));

const promisesIn = (language: Promises, { whole, clauses, asks }: Sentence): boolean => {
  const { done, coming, conditions, negations } = language;
  for (const part of [...clauses, whole]) {
    for (const claim of matches(done, part)) {
      const soFar = stretch(claim.before + claim.said);
      if (!denied(negations, claim) && !holds(conditions, soFar)) return true;
    }
  }
  if (asks || holds(conditions, whole)) return false;
  for (const claim of matches(coming, whole)) if (!denied(negations, claim)) return true;
  return false;
};

/**
 * Whether a text claims deeds the assistant cannot do itself, in any language. What really happened is told by
 * templates, so an answer that says so is wrong even where it happens to be true.
 *
 * Of 84 claims in fourteen languages that the patterns were not written for, 6 were missed, and of 84 harmless
 * sentences one was taken for a claim; mended, both sets became tests. None of 1,780 lines of the sample articles is.
 * A claim in words of its own ("that is sorted for you"), one that a condition covers, and one that is only implied
 * get through; told speech ("a canned message can say that a colleague will follow up") is taken for a claim.
 */
export const makesFalsePromise = (text: string): boolean =>
  sentencesOf(text).some((sentence) =>
    [...promises.values()].some((language) => promisesIn(language, sentence)),
  );
