import type { KnowledgeSources } from '../../core/knowledge/sync/source.ts';
import type { Crawler } from './crawler.ts';
import { readWebPage } from './web-page.ts';

/** Source `urls`: pages that are named one by one. */
export const urlList =
  (crawl: Crawler): KnowledgeSources['urls'] =>
  async ({ urls }) => ({
    pages: urls,
    problems: [],
    leftOut: [],
    read: (from, known) => readWebPage(crawl, from, known),
  });
