import MiniSearch, { type Options } from 'minisearch';
import type { Article } from '../../core/knowledge/article.ts';
import { type ArticlePassage, passagesOf } from '../../core/knowledge/passages.ts';
import { analyse } from './analyse.ts';
import { type PackedSearch, packSearch } from './packed-search.ts';

/** Everything the embedded engine needs, as plain JSON. */
export interface KnowledgeIndex {
  version: 2;
  /** The number of an article in `search` is its place here. */
  articles: { language: string; passages: ArticlePassage[] }[];
  search: PackedSearch;
}

interface IndexedArticle {
  id: number;
  title: string;
  text: string;
}

/** Fields arrive analysed, in the language of their own article, with one space between terms. */
export const indexOptions: Options<IndexedArticle> = {
  fields: ['title', 'text'],
  tokenize: (text) => text.split(' '),
  processTerm: (term) => (term === '' ? null : term),
};

/** Index of articles for `embeddedKnowledge`. Whole articles are ranked: on the test sets that finds more than ranking passages. */
export const buildIndex = (articles: Article[]): KnowledgeIndex => {
  const search = new MiniSearch<IndexedArticle>(indexOptions);
  search.addAll(
    articles.map(({ title, body, language }, id) => ({
      id,
      title: analyse(title, language).join(' '),
      text: analyse(body, language).join(' '),
    })),
  );
  return {
    version: 2,
    articles: articles.map((article) => ({ language: article.language, passages: passagesOf(article) })),
    search: packSearch(search),
  };
};
