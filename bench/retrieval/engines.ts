import { readFile } from 'node:fs/promises';
import MiniSearch from 'minisearch';
import { buildIndex } from '../../adapters/knowledge/build-index.ts';
import { embeddedKnowledge } from '../../adapters/knowledge/embedded.ts';
import { loadIndex } from '../../adapters/knowledge/load-index.ts';
import type { Document } from './dataset.ts';
import type { Engine } from './engine.ts';
import { reference } from './reference.ts';

/** The product's engine as it is: documents go in as articles, and the articles of its passages come out. */
const embedded: Engine = {
  build: (documents, language) =>
    JSON.stringify(
      buildIndex(
        documents.map(({ id, title, text }) => ({
          slug: id,
          title,
          url: 'https://example.com/',
          language,
          body: text === '' ? title : text,
        })),
      ),
    ),
  load: async (file, language) => {
    const knowledge = embeddedKnowledge(await loadIndex(file));
    return async (query, limit) => {
      const { passages } = await knowledge.search(query, { limit, language });
      return [...new Set(passages.map(({ id }) => id.slice(0, id.lastIndexOf('#'))))];
    };
  },
};

/** The same library without anything set, to see what the product's analyser and settings are worth. */
const minisearchDefault: Engine = {
  build: (documents) => {
    const index = new MiniSearch<Document>({ fields: ['title', 'text'] });
    index.addAll(documents);
    return JSON.stringify(index);
  },
  load: async (file) => {
    const index = MiniSearch.loadJSON<Document>(await readFile(file, 'utf8'), { fields: ['title', 'text'] });
    return async (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => String(id));
  },
};

export const engineNames = ['embedded', 'minisearch-default', 'reference'] as const;
export type EngineName = (typeof engineNames)[number];

export const engines: Record<EngineName, Engine> = {
  embedded,
  'minisearch-default': minisearchDefault,
  reference,
};
