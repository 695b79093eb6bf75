import { coverage } from '../../core/knowledge/coverage.ts';
import type { KnowledgeResult } from '../../core/knowledge/passage.ts';
import type { Knowledge } from '../../core/ports.ts';
import { analyse } from './analyse.ts';
import { bestPassages } from './best-passages.ts';
import { indexOptions, type KnowledgeIndex } from './build-index.ts';
import { exactSearch, holds, type WeightedTerm } from './exact-search.ts';
import { unpackSearch } from './packed-search.ts';
import { termStatistics } from './term-statistics.ts';

/** Terms one search uses at the most, the most telling ones: long messages cost time and gain nothing beyond. */
const maxTerms = 60;
const titleBoost = 2;
/** A message of more terms says many things, and a word of it in a title by chance says little. */
const longMessage = 10;
const bm25 = { k: 2, b: 0.75, d: 0.5 };
const boostsFor = (asked: number): number[] => [asked > longMessage ? 1 : titleBoost, 1];
/** What a word of the last two turns counts against one of the question itself. */
const contextWeight = 0.5;
/** Lets an article in the visitor's language win over one that scores a little higher. */
const ownLanguageBoost = 1.5;
/** What an article in another language counts where one in the visitor's own covers the question. */
const foreignShare = 0.3;
/** What a second passage of one article counts, so that one article does not crowd out the others. */
const furtherPassage = 0.5;
/** The best article has to cover more than this share of a question's informative terms to count as evidence. */
const sufficientCoverage = 0.5;

type Weights = Map<string, number>;

interface Ranked {
  article: number;
  score: number;
  /** Terms of the question that the article holds, and how the article spells them. */
  matched(): string[];
  found(): string[];
}

/** How much each term counts: as often as it stands in the question, less for earlier words. */
const weightsOf = (query: string, context: string[], language: string): Weights => {
  const weights: Weights = new Map();
  const add = (text: string, weight: number) => {
    for (const term of analyse(text, language)) weights.set(term, (weights.get(term) ?? 0) + weight);
  };
  add(query, 1);
  for (const text of context) add(text, contextWeight);
  return weights;
};

/** The embedded engine: BM25 over whole articles, then the passages in them that hold the question's terms. */
export const embeddedKnowledge = ({ articles, search }: KnowledgeIndex): Knowledge => {
  const engine = unpackSearch(search, indexOptions);
  const frequencies = new Map(search.terms.map((term, i) => [term, search.frequencies[i] ?? 0]));
  const languages = [...new Set(articles.map((article) => article.language))];
  const languageOf = (article: number) => articles[article]?.language ?? '';
  const { groups, frequency, informative, scale } = termStatistics(
    engine,
    articles.map((article) => article.language),
    frequencies,
  );

  /** The most telling first, each as telling as in the language where it says most. */
  const termsOf = (weights: Map<string, Weights>, isKnown: boolean): WeightedTerm[] => {
    const all = new Map<string, WeightedTerm & { worth: number }>();
    for (const [language, own] of weights) {
      for (const [term, weight] of own) {
        if (isKnown && frequency(term, language) === 0) continue;
        const worth = weight * informative(term, language);
        const known = all.get(term);
        if (known === undefined || worth > known.worth)
          all.set(term, { term, weight: Math.max(weight, known?.weight ?? 0), worth });
      }
    }
    return [...all.values()].sort((a, b) => b.worth - a.worth).slice(0, maxTerms);
  };

  const ownBoost = (article: number, language: string) =>
    languageOf(article) === language ? ownLanguageBoost : 1;

  const rankExact = (weights: Map<string, Weights>, language: string): Ranked[] => {
    const terms = termsOf(weights, true);
    // A stem of one language says nothing in another.
    const speaks = (article: number, term: string) => weights.get(languageOf(article))?.has(term) === true;
    const boosts = new Map(
      languages.map((own) => [own, (own === language ? ownLanguageBoost : 1) * scale(own)]),
    );
    const boostOf = (article: number, term: string) =>
      speaks(article, term) ? (boosts.get(languageOf(article)) ?? 0) : 0;
    const known = [...weights].map(
      ([spoken, own]) => [...own.keys()].filter((term) => frequency(term, spoken) > 0).length,
    );
    const ranking = { ...bm25, boosts: boostsFor(Math.max(0, ...known)) };
    return exactSearch(engine, terms, ranking, languages.length > 1 ? boostOf : undefined, groups).map(
      ({ article, score }) => {
        const held = () =>
          terms
            .map(({ term }) => term)
            .filter((term) => speaks(article, term) && holds(engine, article, term));
        return { article, score, matched: held, found: held };
      },
    );
  };

  const rankFuzzy = (weights: Map<string, Weights>, language: string): Ranked[] => {
    const terms = termsOf(weights, false);
    const results = engine.search(terms.map(({ term }) => term).join(' '), {
      boost: { title: titleBoost },
      bm25,
      boostTerm: (_term, i) => terms[i]?.weight ?? 1,
      ...(languages.length > 1 ? { boostDocument: (article: number) => ownBoost(article, language) } : {}),
      fuzzy: (term) => (term.length > 5 ? 0.2 : false),
    });
    return results
      .map(({ id, score, queryTerms, terms: found }) => ({
        article: Number(id),
        score: score / queryTerms.length,
        matched: () => queryTerms,
        found: () => found,
      }))
      .sort((a, b) => b.score - a.score);
  };

  const passagesIn = (ranked: Ranked[], weights: Map<string, Weights>, limit: number) =>
    ranked
      .slice(0, limit)
      .flatMap(({ article, score, found }) => {
        const asked = weights.get(languageOf(article));
        const own = new Map(
          found().map((term) => [term, (asked?.get(term) ?? 1) * informative(term, languageOf(article))]),
        );
        return bestPassages(articles[article]?.passages ?? [], own).map(({ passage, share }, i) => ({
          id: passage.id,
          title: passage.title,
          url: passage.url,
          text: passage.text,
          score: i === 0 ? score : score * share * furtherPassage,
        }));
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);

  const covers = ({ article, matched }: Ranked, query: string, context: string[]): number => {
    const own = weightsOf(query, [], languageOf(article));
    // "And yearly?" says too little by itself.
    const asked = own.size > 1 ? own : weightsOf(query, context, languageOf(article));
    const telling = [...asked.keys()].map((term): [string, number] => [
      term,
      informative(term, languageOf(article)),
    ]);
    return coverage(new Map(telling), new Set(matched()));
  };

  const isCovered = (found: Ranked, query: string, context: string[]) =>
    covers(found, query, context) > sufficientCoverage;

  /** Words that two languages share must not take the visitor to the other one's article of the same matter. */
  const ownFirst = (ranked: Ranked[], language: string, covered: (found: Ranked) => boolean): Ranked[] => {
    const isOwn = ({ article }: Ranked) => languageOf(article) === language;
    if (languages.length < 2 || ranked.every(isOwn) || !ranked.filter(isOwn).slice(0, 3).some(covered))
      return ranked;
    return ranked
      .map((found) => (isOwn(found) ? found : { ...found, score: found.score * foreignShare }))
      .sort((a, b) => b.score - a.score);
  };

  return {
    search: async (query, { limit, language, context = [] }): Promise<KnowledgeResult> => {
      const recent = context.slice(-2);
      const weights = new Map(languages.map((own) => [own, weightsOf(query, recent, own)]));
      const exact = rankExact(weights, language);
      const ranked = ownFirst(exact.length > 0 ? exact : rankFuzzy(weights, language), language, (found) =>
        isCovered(found, query, recent),
      );
      return {
        passages: passagesIn(ranked, weights, limit),
        sufficient: ranked.slice(0, 3).some((found) => isCovered(found, query, recent)),
      };
    },
  };
};
