import * as z from 'zod';
import { validationError, WireError } from '../wire.ts';
import type { Chunk, KnowledgeBaseContent } from './knowledge-base.ts';

/** The bucket that the data source reads. */
export interface SourceBucket {
  name: string;
  prefix: string;
  /** Whole keys and texts. */
  objects(): ReadonlyMap<string, string>;
}

interface Job {
  ingestionJobId: string;
  status: 'STARTING' | 'IN_PROGRESS' | 'COMPLETE' | 'FAILED';
  token: string | undefined;
  failureReasons: string[];
  failedDocuments: number;
}

interface DocumentDetail {
  uri: string;
  status: 'INDEXED' | 'FAILED';
  reason: string | undefined;
}

const sideFile = '.metadata.json';
const metadataFile = z.strictObject({
  metadataAttributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
/** What S3 Vectors keeps beside a vector of a knowledge base (Amazon S3 user guide, "Limitations and restrictions"). */
const maxAttributes = 35;
const maxAttributeBytes = 1024;
const startRequest = z.strictObject({
  clientToken: z
    .string()
    .min(33)
    .max(256)
    .regex(/^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/)
    .optional(),
  description: z.string().optional(),
});

const attributesOf = (text: string | undefined): Chunk['metadata'] | { problem: string } => {
  if (text === undefined) return {};
  const parsed = metadataFile.safeParse(JSON.parse(text));
  if (!parsed.success) return { problem: 'The metadata file is not valid.' };
  const attributes = parsed.data.metadataAttributes;
  if (Object.keys(attributes).length > maxAttributes || JSON.stringify(attributes).length > maxAttributeBytes)
    return {
      problem: 'Invalid record: the metadata of the document is larger than the vector store allows.',
    };
  return attributes;
};

/** Ingestion jobs of one data source, one at a time; a job takes a step whenever it is looked at. */
export const ingestionJobs = (content: KnowledgeBaseContent, bucket: SourceBucket) => {
  const jobs: Job[] = [];
  let details: DocumentDetail[] = [];
  let failNext: string | undefined;
  const running = () => jobs.find(({ status }) => status === 'STARTING' || status === 'IN_PROGRESS');

  const ingest = (job: Job) => {
    if (failNext !== undefined) {
      Object.assign(job, { status: 'FAILED', failureReasons: [failNext] });
      failNext = undefined;
      return;
    }
    const objects = bucket.objects();
    const chunks: Chunk[] = [];
    details = [];
    for (const [key, text] of objects) {
      if (!key.startsWith(bucket.prefix) || key.endsWith(sideFile)) continue;
      const uri = `s3://${bucket.name}/${key}`;
      const attributes = attributesOf(objects.get(`${key}${sideFile}`));
      const problem =
        typeof attributes.problem === 'string'
          ? attributes.problem
          : text.trim() === ''
            ? 'The document is empty.'
            : undefined;
      details.push({ uri, status: problem === undefined ? 'INDEXED' : 'FAILED', reason: problem });
      if (problem !== undefined) continue;
      chunks.push({
        text,
        location: { type: 'S3', s3Location: { uri } },
        metadata: { 'x-amz-bedrock-kb-source-uri': uri, ...(attributes as Chunk['metadata']) },
      });
    }
    content.replace(chunks);
    job.failedDocuments = details.filter(({ status }) => status === 'FAILED').length;
    job.status = 'COMPLETE';
  };

  const wireJob = (job: Job, source: Record<string, string>) => ({
    ingestionJob: {
      ...source,
      ingestionJobId: job.ingestionJobId,
      status: job.status,
      statistics: { numberOfDocumentsScanned: details.length, numberOfDocumentsFailed: job.failedDocuments },
      failureReasons: job.failureReasons,
      startedAt: '2026-03-02T09:00:00Z',
      updatedAt: '2026-03-02T09:00:00Z',
    },
  });

  return {
    start: (body: unknown, source: Record<string, string>) => {
      const asked = startRequest.safeParse(body);
      if (!asked.success)
        throw validationError(`1 validation error detected: ${asked.error.issues[0]?.message}`);
      const { clientToken: token } = asked.data;
      const same = jobs.find((job) => token !== undefined && job.token === token);
      if (same !== undefined) return wireJob(same, source);
      if (running() !== undefined) {
        throw new WireError(
          409,
          'ConflictException',
          'There is already an ongoing ingestion job for the data source. Wait for it to complete.',
        );
      }
      const ingestionJobId = `JOB${String(jobs.length + 1).padStart(7, '0')}`;
      const job: Job = { ingestionJobId, status: 'STARTING', token, failureReasons: [], failedDocuments: 0 };
      jobs.push(job);
      return wireJob(job, source);
    },
    look: (id: string, source: Record<string, string>) => {
      const job = jobs.find(({ ingestionJobId }) => ingestionJobId === id);
      if (job === undefined)
        throw new WireError(404, 'ResourceNotFoundException', `Ingestion job ${id} is not there.`);
      if (job.status === 'IN_PROGRESS') ingest(job);
      else if (job.status === 'STARTING') job.status = 'IN_PROGRESS';
      return wireJob(job, source);
    },
    documents: (source: Record<string, string>) => ({
      documentDetails: details.map(({ uri, status, reason }) => ({
        ...source,
        status,
        ...(reason === undefined ? {} : { statusReason: reason }),
        identifier: { dataSourceType: 'S3', s3: { uri } },
        updatedAt: '2026-03-02T09:00:00Z',
      })),
    }),
    /** The next job fails as a whole, for this reason. */
    failNext: (reason: string) => {
      failNext = reason;
    },
    count: () => jobs.length,
  };
};
