import { analyse } from '../../../../adapters/knowledge/analyse.ts';
import { type Quotable, quotablesIn, wordsOf } from './quotable.ts';
import type { ScenePassage } from './read-scene.ts';

/** Characters, of an answer of several sentences and of a list. */
const longestAnswer = 480;
const longestList = 400;
const mostSentences = 3;
/** A later sentence has to be this good, compared with the best. */
const goodEnough = 0.6;
/** What each place further down the list of passages costs: the search has ranked them well. */
const perRank = 0.08;
/** Steps answer somebody who asks how to do something; anybody else rather wants a sentence. */
const stepsAsked = 1.3;
const stepsNotAsked = 0.5;
const listShare = 0.8;
/** The beginning of an article says most plainly what it is about. */
const forBeginning = 1.2;
/** A first sentence shorter than this takes the next one along. */
const shortSentence = 150;

const asksHow =
  /\b(how (do|can|could|would|should|to)|comment|wie (kann|können|\p{L}+e (ich|wir))|einrichten)\b/iu;
/** Begins with a word that stands for something in the sentence before. */
const leansOnPrevious =
  /^(It|They|This|These|Those|Them|Then|Elles?|Ils?(?! (faut|existe|y a|n['’]y a|est possible))|Cela|Ce|Cette|Ces|Dies|Diese[rsm]?|Danach|Dort)\b/;

interface Candidate {
  passage: ScenePassage;
  units: Quotable[];
}

/** What the words of the question weigh: those that stand in many sentences tell little. */
const weigher = (question: string, candidates: Candidate[], language: string) => {
  const units = candidates.flatMap(({ units: own }) =>
    own.map((unit) => new Set(analyse(wordsOf(unit), language))),
  );
  const named = new Set(analyse(question.replace(/\blive ?agents?\b/gi, ' '), language));
  const wanted = named.size > 0 ? named : new Set(analyse(question, language));
  return (text: string): number => {
    const present = new Set(analyse(text, language));
    let sum = 0;
    for (const term of wanted) {
      if (!present.has(term)) continue;
      const standing = units.filter((unit) => unit.has(term)).length;
      sum += Math.log(1 + (units.length + 1) / (standing + 1));
    }
    return sum;
  };
};

type Weigh = ReturnType<typeof weigher>;

const forKind = ({ kind }: Quotable, how: boolean): number =>
  kind === 'sentence' ? 1 : kind === 'list' ? listShare : how ? stepsAsked : stepsNotAsked;

const bestCandidate = (question: string, candidates: Candidate[], weigh: Weigh): Candidate | undefined => {
  const how = asksHow.test(question);
  const rated = candidates.map((candidate, rank) => {
    const { passage, units } = candidate;
    const words = units.map((unit) => weigh(wordsOf(unit)) * forKind(unit, how));
    const whole = weigh(`${passage.title}\n${passage.text}`);
    const share = passage.title.includes(' › ') ? 1 : forBeginning;
    return {
      candidate,
      score: (whole + weigh(passage.title) / 2 + Math.max(0, ...words)) * share * (1 - perRank * rank),
    };
  });
  return rated.filter(({ candidate }) => candidate.units.length > 0).sort((a, b) => b.score - a.score)[0]
    ?.candidate;
};

const label = /^([^:.]{2,60}?)\s?:\s/;

/** A list within bounds: by the labels of its items where it is long, else by the items that were asked for. */
const listText = ({ kind, opening, items }: Quotable, isWanted: (item: string) => boolean): string => {
  const length = (lines: string[]) => lines.join('').length;
  let shown = items;
  if (length(shown) > longestList && items.every((item) => label.test(item)))
    shown = items.map((item) => label.exec(item)?.[1] ?? item);
  if (kind === 'list' && length(shown) > longestList && items.some(isWanted)) shown = items.filter(isWanted);
  const lines = shown.map((item, i) => (kind === 'steps' ? `${i + 1}. ${item}` : `- ${item}`));
  return [...(opening === '' ? [] : [opening]), ...lines].join('\n');
};

/** The best list as a whole, or up to three of the best sentences in the order of the passage. */
const quote = ({ units }: Candidate, question: string, weigh: Weigh): string => {
  const how = asksHow.test(question);
  const scored = units.map((unit, index) => ({
    unit,
    index,
    score: weigh(wordsOf(unit)) * forKind(unit, how),
  }));
  const ranked = scored.toSorted((a, b) => b.score - a.score || a.index - b.index);
  const [best] = ranked;
  if (best === undefined) return '';
  if (best.unit.kind !== 'sentence') return listText(best.unit, (item) => weigh(item) > 0);
  const sentences = best.score === 0 ? scored.slice(0, 2) : ranked;
  const chosen = new Set<number>();
  let length = 0;
  for (const { unit, index, score } of sentences.filter((one) => one.unit.kind === 'sentence')) {
    const before = units[index - 1];
    const leans = leansOnPrevious.test(unit.opening) && before?.kind === 'sentence' && !chosen.has(index - 1);
    const added = leans ? [index - 1, index] : [index];
    const more = added.reduce((sum, i) => sum + (units[i]?.opening.length ?? 0), 0);
    if (score < best.score * goodEnough) break;
    if (chosen.size > 0 && (length + more > longestAnswer || chosen.size + added.length > mostSentences))
      continue;
    for (const i of added) chosen.add(i);
    length += more;
  }
  const [first, second] = units;
  const alone = chosen.size === 1 && chosen.has(0) && (first?.opening.length ?? 0) < shortSentence;
  if (alone && second?.kind === 'sentence') chosen.add(1);
  return units.flatMap(({ opening }, i) => (chosen.has(i) ? [opening] : [])).join(' ');
};

/**
 * Answers with the sentences, or the list, of the best passage that fit the question best, and its citation, such as
 * `It costs $15. [2]`. `language`: that of question and passages.
 */
export const extractAnswer = (
  question: string,
  passages: ScenePassage[],
  language: string,
): string | undefined => {
  const candidates = passages.map((passage) => ({ passage, units: quotablesIn(passage.text) }));
  const weigh = weigher(question, candidates, language);
  const best = bestCandidate(question, candidates, weigh);
  return best === undefined ? undefined : `${quote(best, question, weigh)} [${best.passage.n}]`;
};
