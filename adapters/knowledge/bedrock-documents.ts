import { AppError } from '../../core/errors.ts';
import type { Article } from '../../core/knowledge/article.ts';
import { passagesOf } from '../../core/knowledge/passages.ts';

/** An object for the knowledge base. */
export interface BedrockDocument {
  /** Within the prefix that the data source reads. */
  key: string;
  body: string;
}

/** What Bedrock gives back with each result, beside its own. */
export interface PassageAttributes {
  /** The id that the embedded engine gives the same passage. */
  passage: string;
  title: string;
  url: string;
  language: string;
}

/** S3 Vectors holds 1 KB of attributes beside a vector; the rest is for what Bedrock adds. */
const maxAttributeBytes = 900;
const sideFile = '.metadata.json';

const bytesOf = (attributes: PassageAttributes) => Buffer.byteLength(JSON.stringify(attributes));

/** The title gives way, since it also begins the text; an address cut short would lead nowhere. */
const fitted = (attributes: PassageAttributes): PassageAttributes => {
  const letters = [...attributes.title];
  let shorter = attributes;
  while (bytesOf(shorter) > maxAttributeBytes && letters.length > 0) {
    letters.splice(-10);
    shorter = { ...attributes, title: `${letters.join('').trimEnd()}…` };
  }
  if (bytesOf(shorter) > maxAttributeBytes) {
    throw new AppError(
      'invalid',
      `its address is ${Buffer.byteLength(attributes.url)} bytes long; expected at most about 800, which is what S3 Vectors keeps`,
    );
  }
  return shorter;
};

/**
 * An article as Bedrock's documents, a passage each: cut where sections end rather than where Bedrock's own chunking
 * would, and under the names that the embedded engine uses. AppError invalid where one cannot be kept.
 */
export const documentsOf = (article: Article): BedrockDocument[] =>
  passagesOf(article).flatMap(({ id, title, url, language, text }) => {
    const attributes = fitted({ passage: id, title, url, language });
    const key = `${id.replace('#', '/')}.md`;
    return [
      { key, body: `# ${attributes.title}\n\n${text}` },
      { key: `${key}${sideFile}`, body: JSON.stringify({ metadataAttributes: attributes }) },
    ];
  });

/** The article that a document's key belongs to. */
export const slugOfKey = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('/')));
