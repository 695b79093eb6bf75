import {
  BedrockAgentRuntimeClient,
  type KnowledgeBaseRetrievalResult,
  RetrieveCommand,
} from '@aws-sdk/client-bedrock-agent-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { coverage } from '../../core/knowledge/coverage.ts';
import type { KnowledgeResult } from '../../core/knowledge/passage.ts';
import type { Knowledge } from '../../core/ports.ts';
import { analyse } from './analyse.ts';
import { toAppError } from './aws-errors.ts';
import { type FoundPassage, passageOf } from './bedrock-passage.ts';

/** Older API models and regions take no more (Bedrock API reference, KnowledgeBaseQuery). */
const maxQueryChars = 1_000;
/** Earlier words set the subject; more of them would drown the question in one vector for all. */
const maxContextChars = 300;
/** A place to begin measuring from, for Titan Text Embeddings V2 and cosine; no more than that. */
const unmeasuredMinScore = 0.4;
/** Of the best passages so many are looked at; one that counts as evidence is enough. */
const judgedPassages = 3;
/** Share of a question's words that it must hold. A semantic match may use others, but hardly none of them. */
const sufficientCoverage = 0.25;

/**
 * A client for Retrieve. `timeoutMs` bounds one request; connecting gets 2 s of it. HTTP/1.1 with keep-alive for the
 * reason that the model's client has; the SDK tries nothing again, since a visitor is waiting.
 */
export const bedrockRetrieveClient = (options: {
  region: string;
  endpoint?: string;
  timeoutMs: number;
  credentials?: { accessKeyId: string; secretAccessKey: string };
}): BedrockAgentRuntimeClient =>
  new BedrockAgentRuntimeClient({
    region: options.region,
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: Math.min(2_000, options.timeoutMs),
      requestTimeout: options.timeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: options.timeoutMs,
      httpAgent: { keepAlive: true, maxSockets: 50 },
      httpsAgent: { keepAlive: true, maxSockets: 50 },
    }),
  });

export interface BedrockKnowledgeOptions {
  knowledgeBaseId: string;
  /**
   * Score (0–1) that the best passage needs to count as evidence. Scores of one store and embedding model say nothing
   * about another's: measure it on your own questions.
   */
  minScore?: number;
}

/** Half a surrogate pair at a cut end is no text. */
const cutEnd = (text: string, max: number) => text.slice(0, max).replace(/[\uD800-\uDBFF]$/u, '');
const cutStart = (text: string, max: number) => text.slice(-max).replace(/^[\uDC00-\uDFFF]/u, '');

/** One text for one vector: the question, after as much of the last two turns as sets the subject. */
const queryText = (query: string, context: string[]): string => {
  const question = cutEnd(query.trim(), maxQueryChars);
  const room = Math.min(maxContextChars, maxQueryChars - question.length - 1);
  const earlier = context.slice(-2).join('\n').trim();
  return room < 1 || earlier === '' ? question : `${cutStart(earlier, room).trim()}\n${question}`;
};

interface Question {
  query: string;
  context: string[];
  language: string;
}

/** Share (0–1) of the question's words that the passage holds. */
const covered = ({ passage }: FoundPassage, { query, context, language }: Question): number => {
  const words = new Set(analyse(query, language));
  // "And yearly?" says too little by itself.
  const asked = words.size > 1 ? words : new Set(analyse([query, ...context.slice(-2)].join(' '), language));
  const held = new Set(analyse(`${passage.title} ${passage.text}`, language));
  return coverage(new Map([...asked].map((word) => [word, 1])), held);
};

/** The engine of Amazon Bedrock Knowledge Bases, semantic: what Retrieve finds, whatever the documents came from. */
export const bedrockKnowledge = (
  client: Pick<BedrockAgentRuntimeClient, 'send'>,
  { knowledgeBaseId, minScore = unmeasuredMinScore }: BedrockKnowledgeOptions,
): Knowledge => {
  const retrieve = async (
    text: string,
    limit: number,
    language: string | undefined,
  ): Promise<FoundPassage[]> => {
    const command = new RetrieveCommand({
      knowledgeBaseId,
      retrievalQuery: { text },
      retrievalConfiguration: {
        vectorSearchConfiguration: {
          numberOfResults: limit,
          // S3 Vectors knows no other.
          overrideSearchType: 'SEMANTIC',
          // A lone condition stands by itself: andAll wants two at least.
          ...(language === undefined ? {} : { filter: { equals: { key: 'language', value: language } } }),
        },
      },
    });
    const { retrievalResults = [] } = await client.send(command).catch((error: unknown) => {
      throw toAppError(error, 'Retrieve');
    });
    return retrievalResults
      .map((result: KnowledgeBaseRetrievalResult) => passageOf(result))
      .filter((found) => found !== undefined)
      .sort((a, b) => b.passage.score - a.passage.score);
  };

  return {
    search: async (query, { limit, language, context = [] }): Promise<KnowledgeResult> => {
      if (query.trim() === '') return { passages: [], sufficient: false };
      const text = queryText(query, context);
      // Words of another language say nothing here; there the score alone has to do.
      const isEvidence = (found: FoundPassage) =>
        found.passage.score >= minScore &&
        (found.language !== language || covered(found, { query, context, language }) >= sufficientCoverage);
      const resultOf = (found: FoundPassage[]): KnowledgeResult => ({
        passages: found.map(({ passage }) => passage),
        sufficient: found.slice(0, judgedPassages).some(isEvidence),
      });
      const own = resultOf(await retrieve(text, limit, language));
      if (own.sufficient) return own;
      const all = resultOf(await retrieve(text, limit, undefined));
      return all.sufficient || own.passages.length === 0 ? all : own;
    },
  };
};
