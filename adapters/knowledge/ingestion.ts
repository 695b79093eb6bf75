import {
  BedrockAgentClient,
  GetIngestionJobCommand,
  type IngestionJob,
  ListKnowledgeBaseDocumentsCommand,
  StartIngestionJobCommand,
} from '@aws-sdk/client-bedrock-agent';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AppError } from '../../core/errors.ts';
import type { Clock, Sleep } from '../../core/ports.ts';
import { toAppError } from './aws-errors.ts';

/** A client for the management of knowledge bases; `timeoutMs` bounds one request. */
export const bedrockAgentClient = (options: {
  region: string;
  endpoint?: string;
  timeoutMs: number;
  credentials?: { accessKeyId: string; secretAccessKey: string };
}): BedrockAgentClient =>
  new BedrockAgentClient({
    region: options.region,
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
    requestHandler: new NodeHttpHandler({
      connectionTimeout: Math.min(2_000, options.timeoutMs),
      requestTimeout: options.timeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: options.timeoutMs,
    }),
  });

export interface IngestionOptions {
  knowledgeBaseId: string;
  dataSourceId: string;
  clock: Clock;
  sleep: Sleep;
  /** Between two looks at a job; five seconds by default. */
  everyMs?: number;
}

export interface FailedDocument {
  /** `s3://…` */
  uri: string;
  why: string;
}

export interface Ingestion {
  /** Starts a job, after the one that may be running. `token` makes the same request one job. AppError unavailable where none could begin by `deadline`. */
  start(token: string, deadline: number): Promise<string>;
  /** The job as it ended; undefined where it still runs at `deadline`. */
  wait(jobId: string, deadline: number): Promise<IngestionJob | undefined>;
  failedDocuments(): Promise<FailedDocument[]>;
}

const ended = new Set(['COMPLETE', 'FAILED', 'STOPPED']);
const notIndexed = new Set([
  'FAILED',
  'PARTIALLY_INDEXED',
  'METADATA_PARTIALLY_INDEXED',
  'METADATA_UPDATE_FAILED',
]);

/** Ingestion jobs of one data source, of which Bedrock runs one at a time. */
export const ingestion = (client: BedrockAgentClient, options: IngestionOptions): Ingestion => {
  const { knowledgeBaseId, dataSourceId, clock, sleep, everyMs = 5_000 } = options;
  const source = { knowledgeBaseId, dataSourceId };

  const tryToStart = async (clientToken: string): Promise<string | undefined> => {
    try {
      const { ingestionJob } = await client.send(new StartIngestionJobCommand({ ...source, clientToken }));
      return ingestionJob?.ingestionJobId;
    } catch (error) {
      const failure = toAppError(error, 'StartIngestionJob');
      if (failure.code === 'conflict') return undefined;
      throw failure;
    }
  };

  return {
    start: async (token, deadline) => {
      for (;;) {
        const jobId = await tryToStart(token);
        if (jobId !== undefined) return jobId;
        if (clock.now() + everyMs > deadline) {
          throw new AppError(
            'unavailable',
            'another ingestion job is still running; the documents wait for the next one',
          );
        }
        await sleep(everyMs);
      }
    },

    wait: async (ingestionJobId, deadline) => {
      for (;;) {
        const { ingestionJob } = await client
          .send(new GetIngestionJobCommand({ ...source, ingestionJobId }))
          .catch((error: unknown) => {
            throw toAppError(error, 'GetIngestionJob');
          });
        if (ingestionJob !== undefined && ended.has(ingestionJob.status ?? '')) return ingestionJob;
        if (clock.now() + everyMs > deadline) return undefined;
        await sleep(everyMs);
      }
    },

    failedDocuments: async () => {
      const failed: FailedDocument[] = [];
      let nextToken: string | undefined;
      do {
        const page = await client
          .send(
            new ListKnowledgeBaseDocumentsCommand({
              ...source,
              maxResults: 1000,
              ...(nextToken === undefined ? {} : { nextToken }),
            }),
          )
          .catch((error: unknown) => {
            throw toAppError(error, 'ListKnowledgeBaseDocuments');
          });
        for (const { identifier, status = '', statusReason = status } of page.documentDetails ?? []) {
          if (notIndexed.has(status)) failed.push({ uri: identifier?.s3?.uri ?? '', why: statusReason });
        }
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      return failed;
    },
  };
};
