import type { Faults } from '../../../faults.ts';
import { listenDual, type WireCall } from '../dual-server.ts';
import { parseBody, requireSignature, suffer, toWireError } from '../service-call.ts';
import { WireError } from '../wire.ts';
import { ingestionJobs, type SourceBucket } from './ingestion-jobs.ts';
import { type Chunk, knowledgeBaseContent } from './knowledge-base.ts';
import { parseRetrieve, type RetrieveRequest, retrieve } from './retrieve.ts';

export interface KnowledgeBaseEmulatorOptions {
  knowledgeBaseId: string;
  dataSourceId: string;
  bucket: SourceBucket;
  faults: Pick<Faults, 'take'>;
}

const notFound = (what: string) => new WireError(404, 'ResourceNotFoundException', `${what} does not exist.`);

/**
 * One Bedrock Knowledge Base on a loopback port: Retrieve of `bedrock-agent-runtime`, and of `bedrock-agent` the
 * ingestion jobs and documents of one S3 data source. It checks and refuses what the services do.
 */
export const createKnowledgeBaseEmulator = async (options: KnowledgeBaseEmulatorOptions) => {
  const { knowledgeBaseId, dataSourceId } = options;
  const content = knowledgeBaseContent();
  const jobs = ingestionJobs(content, options.bucket);
  const asked: RetrieveRequest[] = [];
  const source = { knowledgeBaseId, dataSourceId };

  const serve = async (call: WireCall): Promise<object> => {
    const [path = ''] = call.path.split('?');
    const { base, rest = '' } = /^\/knowledgebases\/(?<base>[^/]+)\/(?<rest>.+)$/.exec(path)?.groups ?? {};
    if (base === undefined) throw new WireError(404, 'UnknownOperationException', '');
    requireSignature(call);
    if (base !== knowledgeBaseId) throw notFound(`Knowledge Base with id ${base}`);
    const body = await call.body();
    if (call.method === 'POST' && rest === 'retrieve') {
      const request = parseRetrieve(parseBody(body));
      asked.push(request);
      return retrieve(content, request);
    }
    const { id, operation = '' } = /^datasources\/(?<id>[^/]+)\/(?<operation>.+)$/.exec(rest)?.groups ?? {};
    if (id !== dataSourceId) throw notFound(`Data source with id ${id}`);
    const job = /^ingestionjobs\/(.+)$/.exec(operation)?.[1];
    if (call.method === 'PUT' && operation === 'ingestionjobs/') return jobs.start(parseBody(body), source);
    if (call.method === 'GET' && job !== undefined) return jobs.look(job, source);
    if (call.method === 'POST' && operation === 'documents') return jobs.documents(source);
    throw new WireError(404, 'UnknownOperationException', '');
  };

  const answer = async (call: WireCall) => {
    const headers = { 'content-type': 'application/json' };
    try {
      if (suffer(call, options.faults.take('bedrock'))) return;
      call.answer(200, headers, JSON.stringify(await serve(call)));
    } catch (error) {
      const { status, type, message } = toWireError(error);
      call.answer(status, { ...headers, 'x-amzn-errortype': type }, JSON.stringify({ message }));
    }
  };

  const server = await listenDual(0, (call) => void answer(call));
  return {
    ...server,
    jobs,
    /** Retrieve requests that were accepted, in order. */
    asked,
    /** Puts in its place what other data sources would have brought. */
    hold: (chunks: Chunk[]) => content.replace(chunks),
  };
};
