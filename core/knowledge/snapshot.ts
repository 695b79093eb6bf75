import type { Instant } from '../instant.ts';
import type { Article } from './article.ts';

/** One page of a source as it was last read, and what its site gave to ask whether it changed. */
export interface SyncedPage {
  /** Names the source, so that a page vanishes with the source it came from. */
  source: string;
  /** Address or file it was read from. */
  from: string;
  article: Article;
  /** Of everything an article says; equal hashes need no publishing. */
  hash: string;
  etag?: string;
  lastModified?: string;
  readAt: Instant;
}

/** All pages of all sources. */
export interface KnowledgeSnapshot {
  /** Of all articles: the same articles have the same version. */
  version: string;
  syncedAt: Instant;
  pages: SyncedPage[];
}

export interface KnowledgeChange {
  version: string;
  /** Everything there is now. */
  articles: Article[];
  /** Of these, what is new or changed. */
  put: Article[];
  /** Slugs of what vanished. */
  removed: string[];
}

export interface PublishReport {
  articles: number;
  failed: { slug: string; why: string }[];
}

/** Hands changed articles to the engine that searches them. */
export interface KnowledgePublisher {
  publish(change: KnowledgeChange): Promise<PublishReport>;
}
