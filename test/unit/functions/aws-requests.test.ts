import { createServer, type Server, type Socket } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoBookmarks } from '../../../adapters/bookmarks/dynamo.ts';
import { dynamoCircuits } from '../../../adapters/circuits/dynamo.ts';
import { dynamoConversations } from '../../../adapters/conversations/dynamo.ts';
import { dynamoCounters } from '../../../adapters/counters/dynamo.ts';
import { lambdaPageReader } from '../../../adapters/page-reader/lambda.ts';
import { sqsQueues, sqsRedelivery } from '../../../adapters/queues/sqs.ts';
import { dynamoRateLimiter } from '../../../adapters/rate-limiter/dynamo.ts';
import { secretsManager } from '../../../adapters/secrets/secrets-manager.ts';
import { awsRequests } from '../../../functions/aws-requests.ts';
import { fixedClock } from '../../factories/clock.ts';
import { anInput, anna, aTurn, ownedBy } from '../../factories/conversation.ts';

/** Takes connections and requests; says at most the beginning of an answer. */
const silentServer = async (beginning?: string) => {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', () => {
      if (beginning !== undefined) socket.write(beginning);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: `http://127.0.0.1:${address.port}`, close, connections: () => sockets.size };
};

const adaptersOf = (endpoint: string) => {
  const options = {
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    ...awsRequests(100),
  };
  const clock = fixedClock();
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(options));
  const sqs = new SQSClient(options);
  const table = { table: 't', clock };
  return {
    store: dynamoConversations(dynamo, { ...table, retentionDays: 1 }),
    counters: dynamoCounters(dynamo, table),
    limiter: dynamoRateLimiter(dynamo, table),
    circuits: dynamoCircuits(dynamo, table),
    bookmarks: dynamoBookmarks(dynamo, table),
    queues: sqsQueues(sqs, { inbox: `${endpoint}/1/inbox.fifo` }),
    redelivery: sqsRedelivery(sqs, `${endpoint}/1/inbox.fifo`),
    secrets: secretsManager(
      new SecretsManagerClient(options),
      { slack: 'slack' },
      { clock, telemetry: { warn: () => undefined } },
    ),
    pages: lambdaPageReader(new LambdaClient(options), 'read-page'),
  };
};

const id = 'liveagent:a';
const bucket = { name: 'liveagent:v3', capacity: 10, perMinute: 60 };
const effect = { conversation: id, seq: 1 };

type Call = (adapters: ReturnType<typeof adaptersOf>) => Promise<unknown>;
const calls: [string, 'ambiguous' | 'unavailable', Call][] = [
  ['a turn', 'ambiguous', ({ store }) => store.commit(id, aTurn())],
  ['an input', 'ambiguous', ({ store }) => store.recordInput(id, anInput({ kind: 'claimed' }))],
  [
    'a claim',
    'ambiguous',
    ({ store }) =>
      store.changeOwner(id, { expectedEpoch: 0, to: ownedBy(anna), input: anInput({ kind: 'claimed' }) }),
  ],
  ['a lease', 'ambiguous', ({ store }) => store.leaseEffect(effect, { now: 1, until: 2 })],
  ['a settlement', 'ambiguous', ({ store }) => store.settleEffect(effect, 2, { status: 'sent' })],
  ['a snapshot', 'unavailable', ({ store }) => store.load(id, { messages: 5 })],
  ['an owner', 'unavailable', ({ store }) => store.getOwnership(id)],
  ['what is overdue', 'unavailable', ({ store }) => store.findOverdue(1, 10)],
  ['a sum', 'ambiguous', ({ counters }) => counters.add('a', 1, { expiresAt: 1 })],
  // The port knows nothing else, and a token lost harms nobody.
  ['a token', 'unavailable', ({ limiter }) => limiter.take(bucket, { tokens: 1 })],
  ['a circuit', 'unavailable', ({ circuits }) => circuits.read('model')],
  [
    'a changed circuit',
    'ambiguous',
    ({ circuits }) => circuits.write('model', { version: 1, failures: 1, since: 1 }, 0),
  ],
  ['a bookmark', 'unavailable', ({ bookmarks }) => bookmarks.get('help_desk_changes')],
  ['a moved bookmark', 'ambiguous', ({ bookmarks }) => bookmarks.set('help_desk_changes', 1)],
  [
    'a doorbell',
    'ambiguous',
    ({ queues }) => queues.send('inbox', { type: 'doorbell', conversation: id }, { group: id, dedupe: 'd' }),
  ],
  ['a postponement', 'ambiguous', ({ redelivery }) => redelivery.postpone('r', 5)],
  ['a secret', 'unavailable', ({ secrets }) => secrets.get('slack')],
  ['a page', 'unavailable', ({ pages }) => pages.read('https://www.example.com/')],
];

const half = 'HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: 50\r\n\r\n{';

describe.each([
  ['never answers', undefined],
  ['never ends its answer', half],
])('a service that %s', (_what, beginning) => {
  let server: Awaited<ReturnType<typeof silentServer>>;
  beforeAll(async () => {
    server = await silentServer(beginning);
  });
  afterAll(() => server.close());

  it.each(calls)(
    'is not waited for: %s is %s',
    async (_name, code, call) => {
      const before = server.connections();
      await expect(call(adaptersOf(server.url))).rejects.toMatchObject({
        name: 'AppError',
        code,
        message: expect.stringMatching(/TimeoutError|ETIMEDOUT/),
      });
      expect(server.connections()).toBeGreaterThan(before);
    },
    5_000,
  );
});
