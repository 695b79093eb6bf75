import { createHash } from 'node:crypto';
import type {
  KnowledgeBaseRetrievalResult,
  RetrievalResultLocation,
} from '@aws-sdk/client-bedrock-agent-runtime';
import type { Passage } from '../../core/knowledge/passage.ts';

export interface FoundPassage {
  passage: Passage;
  /** ISO 639-1, where the knowledge base knows it. */
  language: string | undefined;
}

const textIn = (metadata: KnowledgeBaseRetrievalResult['metadata'], key: string): string | undefined => {
  const value = metadata?.[key];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

/** Web address of a document of any kind of data source; an S3 location is none that a visitor could open. */
const webAddress = (location: RetrievalResultLocation | undefined): string | undefined =>
  [
    location?.webLocation?.url,
    location?.confluenceLocation?.url,
    location?.salesforceLocation?.url,
    location?.sharePointLocation?.url,
    location?.oneDriveLocation?.url,
    location?.googleDriveLocation?.url,
    location?.kendraDocumentLocation?.uri,
  ].find((address) => address !== undefined && /^https?:\/\//.test(address));

/** The same chunk has the same id in every search. */
const idOf = ({ documentId, location, content }: KnowledgeBaseRetrievalResult): string =>
  createHash('sha256')
    .update(JSON.stringify([documentId, location, content?.text]))
    .digest('hex')
    .slice(0, 16);

/**
 * A result as a passage; undefined for one without text, or without an address to cite: pictures, tables, documents
 * that were added to the knowledge base by other means.
 */
export const passageOf = (result: KnowledgeBaseRetrievalResult): FoundPassage | undefined => {
  const { content, location, metadata, score = 0 } = result;
  const text = content?.text?.trim();
  const url = textIn(metadata, 'url') ?? webAddress(location);
  if (text === undefined || text === '' || url === undefined) return undefined;
  const title = textIn(metadata, 'title') ?? url;
  const heading = `# ${title}`;
  return {
    passage: {
      id: textIn(metadata, 'passage') ?? idOf(result),
      title,
      url,
      text: text.startsWith(heading) ? text.slice(heading.length).trim() || title : text,
      score,
    },
    language: textIn(metadata, 'language'),
  };
};
