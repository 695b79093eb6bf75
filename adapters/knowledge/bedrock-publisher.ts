import { createHash } from 'node:crypto';
import { AppError } from '../../core/errors.ts';
import type { Article } from '../../core/knowledge/article.ts';
import type { KnowledgePublisher, PublishReport } from '../../core/knowledge/snapshot.ts';
import type { Ids, Telemetry } from '../../core/ports.ts';
import { type BedrockDocument, documentsOf, slugOfKey } from './bedrock-documents.ts';
import type { Ingestion } from './ingestion.ts';
import type { Documents } from './s3-documents.ts';

export interface BedrockPublisherDeps {
  documents: Documents;
  ingestion: Ingestion;
  ids: Ids;
  telemetry: Pick<Telemetry, 'warn'>;
}

type Failures = PublishReport['failed'];

/** S3 takes thousands a second of one prefix; this many at once keep one connection pool busy. */
const writesAtOnce = 20;

const inTurns = async <T>(items: T[], run: (item: T) => Promise<void>): Promise<void> => {
  const waiting = [...items];
  const work = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await run(item);
  };
  await Promise.all(Array.from({ length: writesAtOnce }, work));
};

const prepare = (articles: Article[]) => {
  const wanted = new Map<string, BedrockDocument[]>();
  const failed: Failures = [];
  for (const article of articles) {
    try {
      wanted.set(article.slug, documentsOf(article));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failed.push({ slug: article.slug, why: error.message });
    }
  }
  return { wanted, failed };
};

/** One line an article, though several of its passages may have failed. */
const failuresIn = (uris: { uri: string; why: string }[], prefix: string): Failures => {
  const bySlug = new Map<string, string>();
  for (const { uri, why } of uris) {
    const at = uri.indexOf(`/${prefix}`);
    bySlug.set(slugOfKey(at < 0 ? uri : uri.slice(at + 1 + prefix.length)), why);
  }
  return [...bySlug].map(([slug, why]) => ({ slug, why }));
};

/**
 * Publishes for the engine of Bedrock: writes documents, removes those of no article, and has them ingested. What is
 * there is compared with what should be, so whatever an earlier run left undone is done now. An ingestion that still
 * runs at `deadline` goes on by itself; AppError where it failed as a whole.
 */
export const bedrockPublisher = (
  { documents, ingestion, ids, telemetry }: BedrockPublisherDeps,
  options: { prefix: string; deadline: number },
): KnowledgePublisher => ({
  publish: async ({ version, articles, put }) => {
    const { wanted, failed } = prepare(articles);
    const changed = new Set(put.map(({ slug }) => slug));
    const present = new Set(await documents.keys());
    const keys = new Set([...wanted.values()].flatMap((all) => all.map(({ key }) => key)));
    const toWrite = [...wanted].flatMap(([slug, all]) =>
      all.filter(({ key }) => changed.has(slug) || !present.has(key)),
    );
    await inTurns(toWrite, ({ key, body }) => documents.put(key, body));
    await documents.remove([...present].filter((key) => !keys.has(key)));

    const token = createHash('sha256').update(`${version} ${ids.next()}`).digest('hex');
    const job = await ingestion.wait(await ingestion.start(token, options.deadline), options.deadline);
    if (job === undefined) {
      telemetry.warn('ingestion_unfinished', { count: toWrite.length });
      return { articles: wanted.size, failed };
    }
    if (job.status !== 'COMPLETE') {
      throw new AppError(
        'unavailable',
        `the ingestion job ended ${job.status}: ${(job.failureReasons ?? []).join('; ') || 'Bedrock gave no reason'}`,
      );
    }
    const lost = job.statistics?.numberOfDocumentsFailed ?? 0;
    const notIndexed = lost > 0 ? await ingestion.failedDocuments() : [];
    if (lost > 0 && notIndexed.length === 0) {
      const why = `Bedrock could not index ${lost} documents and names none of them`;
      return { articles: wanted.size, failed: [...failed, { slug: '', why }] };
    }
    return {
      articles: wanted.size,
      failed: [...failed, ...failuresIn(notIndexed, options.prefix)],
    };
  },
});
