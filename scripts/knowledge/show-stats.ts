import { passagesOf } from '../../core/knowledge/passages.ts';
import type { KnowledgeSnapshot } from '../../core/knowledge/snapshot.ts';
import { plainLine } from '../../core/text/plain-text.ts';
import { table } from './table.ts';

const counted = (
  snapshot: KnowledgeSnapshot,
  keyOf: (page: KnowledgeSnapshot['pages'][number]) => string,
) => {
  const counts = new Map<string, { articles: number; passages: number }>();
  for (const page of snapshot.pages) {
    const key = keyOf(page);
    const count = counts.get(key) ?? { articles: 0, passages: 0 };
    count.articles += 1;
    count.passages += passagesOf(page.article).length;
    counts.set(key, count);
  }
  return [...counts].map(([key, { articles, passages }]) => [
    plainLine(key, 60),
    String(articles),
    String(passages),
  ]);
};

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000)} kB`;

/** What a snapshot holds, for people. `indexBytes`: undefined where there is no index. */
export const showStats = (snapshot: KnowledgeSnapshot, indexBytes: number | undefined): string => {
  const oldest = Math.min(...snapshot.pages.map(({ readAt }) => readAt));
  return [
    table([['source', 'articles', 'passages'], ...counted(snapshot, ({ source }) => source)]),
    '',
    table([
      ['language', 'articles', 'passages'],
      ...counted(snapshot, ({ article }) => article.language).sort(),
    ]),
    '',
    `version      ${snapshot.version}`,
    `last sync    ${new Date(snapshot.syncedAt).toISOString()}`,
    ...(snapshot.pages.length === 0 ? [] : [`oldest page  ${new Date(oldest).toISOString()}`]),
    `index        ${indexBytes === undefined ? 'none' : kilobytes(indexBytes)}`,
  ].join('\n');
};
