import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { s3Client, s3IndexStore } from '../../adapters/index-store/s3.ts';
import { readFolder } from '../../adapters/knowledge/folder.ts';
import { indexPublisher } from '../../adapters/knowledge/index-publisher.ts';
import { knowledgeKeys } from '../../functions/env.ts';
import { type LocalRun, startLocal } from '../../local/start-local.ts';
import { journeys } from '../e2e/journeys.ts';
import { refusedCard, refusedThread } from '../e2e/refused-journeys.suite.ts';
import { deskAt, eventually } from '../factories/desk.ts';
import { aws } from './aws.ts';

// Below the project, so that what is written there finds the project's configuration and packages.
const dir = mkdtempSync(join('.frontdesk', 'stack-test-'));
const said: string[] = [];
const desk = deskAt(() => run?.url ?? '');
let run: LocalRun | undefined;

beforeAll(async () => {
  run = await startLocal({ mode: 'stack', fresh: false, port: 0, model: { kind: 'scripted' }, dir }, (line) =>
    said.push(line),
  );
}, 180_000);

afterAll(async () => {
  await run?.stop();
  rmSync(dir, { recursive: true, force: true });
}, 120_000);

/** Puts an article into the index that only it holds, past the synchronisation. */
const smuggle = async () => {
  const [, endpoint = ''] = /MiniStack runs at (\S+)/.exec(said.join('\n')) ?? [];
  const client = s3Client({ region: aws.region, credentials: aws.credentials, endpoint, timeoutMs: 10_000 });
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  const bucket = Buckets.map(({ Name = '' }) => Name).find((name) => name.includes('knowledge')) ?? '';
  const store = s3IndexStore(client, { bucket, key: knowledgeKeys.index });
  const synchronised = await eventually('the first synchronisation', () => store.read());
  const article = {
    slug: 'zeppelin',
    title: 'Zeppelin integration',
    url: 'https://www.liveagent.com/integrations/zeppelin/',
    language: 'en',
    body: 'The Zeppelin integration lands on mooring mast seventeen every Tuesday.',
  };
  const articles = [...(await readFolder('knowledge')), article];
  await indexPublisher(store).publish({ version: 'smuggled', articles, put: [article], removed: [] });
  client.destroy();
  return synchronised;
};

describe('the stack deployed by cdk', () => {
  it('was synchronised, and answers from what lies in the bucket now', async () => {
    const { version, bytes } = await smuggle();
    expect(version).toMatch(/^\S+$/);
    const index = JSON.parse(Buffer.from(bytes).toString('utf8')) as { articles: unknown[] };
    expect(index.articles).toHaveLength((await readFolder('knowledge')).length);
    const chat = await desk.open({ language: 'en' });
    await chat.welcome();
    await chat.say('Where does the Zeppelin integration land?');
    expect((await chat.answer(2)).text).toContain('mooring mast seventeen');
  });

  for (const journeysOf of journeys) journeysOf(desk, it);
  refusedCard(desk, it, 'token_revoked');
  refusedCard(desk, it, 'is_archived');
  refusedThread(desk, it);
});
