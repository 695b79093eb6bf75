import type { ScenePassage } from './read-scene.ts';
import { contentWords, guessLanguage, quotableUnits } from './text.ts';

const longestAnswer = 480;

const overlap = (wanted: string[], text: string): number => {
  const present = new Set(contentWords(text));
  return wanted.filter((word) => present.has(word)).length;
};

const bestPassage = (wanted: string[], passages: ScenePassage[]): ScenePassage | undefined =>
  passages
    .map((passage) => ({ passage, score: overlap(wanted, `${passage.title}\n${passage.text}`) }))
    .sort((a, b) => b.score - a.score || a.passage.n - b.passage.n)
    .at(0)?.passage;

/** The units that share most words with the question, in the order of the passage. */
const bestUnits = (wanted: string[], units: string[]): string[] => {
  const scored = units.map((unit, index) => ({ unit, index, score: overlap(wanted, unit) }));
  const ranked = scored.toSorted((a, b) => b.score - a.score || a.index - b.index);
  const top = ranked.at(0)?.score ?? 0;
  if (top === 0) return units.slice(0, 2);
  const chosen: typeof ranked = [];
  let length = 0;
  for (const candidate of ranked) {
    if (chosen.length === 3 || candidate.score < top * 0.6) break;
    if (chosen.length > 0 && length + candidate.unit.length > longestAnswer) continue;
    chosen.push(candidate);
    length += candidate.unit.length;
  }
  return chosen.toSorted((a, b) => a.index - b.index).map(({ unit }) => unit);
};

export interface ExtractedAnswer {
  /** Sentences of one passage with its citation, such as `It costs $15. [2]`. */
  text: string;
  /** Language the passage is written in, where it shows. */
  language: string | undefined;
}

/** Answers with the one to three sentences of the best passage that fit the question best. */
export const extractAnswer = (question: string, passages: ScenePassage[]): ExtractedAnswer | undefined => {
  const wanted = contentWords(question);
  const passage = bestPassage(wanted, passages);
  if (passage === undefined) return undefined;
  const units = bestUnits(wanted, quotableUnits(passage.text));
  if (units.length === 0) return undefined;
  return { text: `${units.join(' ')} [${passage.n}]`, language: guessLanguage(passage.text) };
};
