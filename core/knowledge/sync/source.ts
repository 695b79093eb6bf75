import type { KnowledgeSourceConfig } from '../../configuration/knowledge-source.ts';

export interface PageProblem {
  /** Address or file. */
  from: string;
  /** What was wrong and what was expected. */
  why: string;
}

/** A page as its source gives it. */
export interface SourcePage {
  /** What the source itself calls it, such as a file's name; else the address names it. */
  name?: string;
  title: string;
  /** Public address that answers may link to. */
  url: string;
  /** ISO 639-1, where the page says it. */
  language?: string;
  /** Markdown. */
  body: string;
  etag?: string;
  lastModified?: string;
}

export type PageReading =
  | { outcome: 'read'; page: SourcePage }
  /** The site says that nothing changed since the validators it gave. */
  | { outcome: 'unchanged' }
  /** For good: not there any more, or not to be used. */
  | { outcome: 'gone'; why: string };

/** What the site gave with the last good copy. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

export interface OpenSource {
  /** Addresses or files of its pages, in the source's own order. */
  pages: string[];
  /** Parts of the list that could not be read. Where there are any, a page that is not listed is not taken to be gone. */
  problems: PageProblem[];
  /** What stands in the list and is not wanted, such as pages of other sites. */
  leftOut: PageProblem[];
  /** AppError where the page cannot be read now; its last good copy stays. */
  read(from: string, known: Validators): Promise<PageReading>;
}

export type SourceOf<K extends KnowledgeSourceConfig['kind']> = Extract<KnowledgeSourceConfig, { kind: K }>;

/** Opens the sources of each kind. AppError where a source cannot be listed. */
export interface KnowledgeSources {
  folder(source: SourceOf<'folder'>): Promise<OpenSource>;
  urls(source: SourceOf<'urls'>): Promise<OpenSource>;
  sitemap(source: SourceOf<'sitemap'>): Promise<OpenSource>;
  liveagent(source: SourceOf<'liveagent'>): Promise<OpenSource>;
}
