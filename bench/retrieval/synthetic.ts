import { stopWords } from '../../adapters/knowledge/stop-words.ts';
import type { Dataset, Document } from './dataset.ts';

/** Figures of ordinary English help pages: share of stop words, words in an article, words it keeps coming back to. */
const stopShare = 0.45;
const meanWords = 200;
const topicWords = 25;
const topicShare = 0.4;
const vocabularySize = 20_000;
const queriesPerSet = 200;

/** Numbers from 0 to 1, always the same for one seed: mulberry32. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Pick = <T>(items: T[]) => T;

const pickWith =
  (random: () => number): Pick =>
  (items) => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };

const onsets = 'b c d f g h j k l m n p r s t v w br cl dr fl gr pl st tr sh ch'.split(' ');
const nuclei = 'a e i o u ai ea oo ou'.split(' ');
const codas = ['', '', 'n', 'r', 's', 't', 'l', 'm', 'nd', 'rt'];

const vocabularyOf = (random: () => number): string[] => {
  const pick = pickWith(random);
  const words = new Set<string>();
  while (words.size < vocabularySize) {
    const syllables = 1 + Math.floor(random() * 3);
    words.add(Array.from({ length: syllables }, () => pick(onsets) + pick(nuclei) + pick(codas)).join(''));
  }
  return [...words];
};

/** Words as often as language has them: the n-th most frequent 1/n as often as the first, or nearly (Zipf, Mandelbrot). */
const zipf = (words: string[], random: () => number): (() => string) => {
  let sum = 0;
  const sums = words.map((_, rank) => {
    sum += 1 / (rank + 2.7);
    return sum;
  });
  return () => {
    const at = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
};

/**
 * Made-up articles in the proportions of English ones, and questions made of an article's own words: a set for speed
 * and size, whose scores say only that the right thing is looked up. The same seed makes the same sets: one asks in 7
 * words, one in 50.
 */
export const syntheticDatasets = (articles: number, seed: number): Dataset[] => {
  const random = randomFrom(seed);
  const pick = pickWith(random);
  const stops = stopWords.en ?? [];
  const anyWord = zipf(vocabularyOf(random), random);
  const words = (count: number, topic: string[]): string =>
    Array.from({ length: count }, () => {
      if (random() < stopShare) return pick(stops);
      return random() < topicShare ? pick(topic) : anyWord();
    }).join(' ');

  const made = Array.from({ length: articles }, (_, n) => {
    const topic = Array.from({ length: topicWords }, anyWord);
    const length = Math.round(meanWords * (0.3 + 1.4 * random()));
    const sections = Array.from({ length: 3 }, () => {
      const paragraphs = [0, 1].map(() => `${words(Math.ceil(length / 6), topic)}.`);
      return [`## ${words(4, topic)}`, ...paragraphs].join('\n\n');
    });
    const document: Document = {
      id: `article-${n + 1}`,
      title: words(6, topic),
      text: sections.join('\n\n'),
    };
    return { document, topic };
  });
  const asked = (length: number): Dataset => ({
    name: `synthetic-${articles}-${length}-words`,
    language: 'en',
    languageFrom: 'the generator',
    documents: made.map(({ document }) => document),
    queries: Array.from({ length: queriesPerSet }, (_, n) => {
      const { document, topic } = pick(made);
      return { id: `q${n + 1}`, text: words(length, topic), grades: new Map([[document.id, 1]]) };
    }),
    notes: [`generated from seed ${seed}`],
  });
  return [asked(7), asked(50)];
};
