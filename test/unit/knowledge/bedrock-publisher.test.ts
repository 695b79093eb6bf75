import { documentsOf } from '../../../adapters/knowledge/bedrock-documents.ts';
import type { Article } from '../../../core/knowledge/article.ts';
import { appError } from '../../factories/errors.ts';
import { openKnowledgeBase } from '../../factories/knowledge-base.ts';

const article = (slug: string, over: Partial<Article> = {}): Article => ({
  slug,
  language: 'en',
  title: 'Call center',
  url: `https://example.com/${slug}`,
  body: 'Connect a number.\n\n## Recording\n\nCalls are recorded.',
  ...over,
});

const attributesIn = (text: string | undefined): Record<string, string> =>
  JSON.parse(text ?? '{}').metadataAttributes;

describe('documentsOf', () => {
  it('makes a document of each passage, and a file beside it that says whose it is', () => {
    expect(documentsOf(article('calls'))).toEqual([
      { key: 'calls/1.md', body: '# Call center\n\nConnect a number.' },
      {
        key: 'calls/1.md.metadata.json',
        body: '{"metadataAttributes":{"passage":"calls#1","title":"Call center","url":"https://example.com/calls","language":"en"}}',
      },
      { key: 'calls/2.md', body: '# Call center › Recording\n\nCalls are recorded.' },
      {
        key: 'calls/2.md.metadata.json',
        body: '{"metadataAttributes":{"passage":"calls#2","title":"Call center › Recording","url":"https://example.com/calls","language":"en"}}',
      },
    ]);
  });

  it('shortens a title that S3 Vectors would not keep, and says the same one in the text', () => {
    const [document, side] = documentsOf(article('calls', { title: '電話センターの設定🙂'.repeat(60) }));
    const attributes = attributesIn(side?.body);
    expect(Buffer.byteLength(JSON.stringify(attributes))).toBeLessThanOrEqual(900);
    expect(attributes.title).toMatch(/^(電話センターの設定🙂)+.*…$/);
    expect(attributes.title?.isWellFormed()).toBe(true);
    expect(document?.body).toBe(`# ${attributes.title}\n\nConnect a number.`);
  });

  it('refuses an address that would have to be cut', () => {
    const url = `https://example.com/${'a'.repeat(900)}`;
    expect(() => documentsOf(article('calls', { url }))).toThrow(
      'its address is 920 bytes long; expected at most about 800, which is what S3 Vectors keeps',
    );
  });
});

describe('bedrockPublisher', () => {
  let base: Awaited<ReturnType<typeof openKnowledgeBase>>;
  beforeEach(async () => {
    base = await openKnowledgeBase();
  });
  afterEach(() => base.close());
  const publish = (articles: Article[], put: Article[] = articles, version = 'v1') =>
    base.publisher().publish({ version, articles, put, removed: [] });
  const keys = () => [...base.objects.keys()].filter((key) => key.endsWith('.md')).sort();

  it('writes what is new or changed, and nothing else', async () => {
    const [one, two] = [article('one'), article('two')];
    expect(await publish([one, two])).toEqual({ articles: 2, failed: [] });
    const written: string[] = [];
    const put = base.documents.put;
    base.documents.put = async (key, body) => {
      written.push(key);
      await put(key, body);
    };
    const changed = article('two', { body: 'No sections any more.' });
    await publish([one, changed], [changed], 'v2');
    expect(written.sort()).toEqual(['two/1.md', 'two/1.md.metadata.json']);
    expect(base.emulator.jobs.count()).toBe(2);
  });

  it('removes what belongs to no article, whoever left it there', async () => {
    await publish([article('one'), article('two')]);
    base.objects.set('documents/stray.md', 'left by an earlier version');
    await publish([article('one', { body: 'Short.' })], [article('one', { body: 'Short.' })], 'v2');
    expect(keys()).toEqual(['documents/one/1.md']);
  });

  it('writes what an earlier run left out, though nothing changed since', async () => {
    await publish([article('one')]);
    base.objects.delete('documents/one/2.md');
    await publish([article('one')], []);
    expect(keys()).toEqual(['documents/one/1.md', 'documents/one/2.md']);
  });

  it('tells which articles could not be written or indexed, once each', async () => {
    const endless = article('endless', { url: `https://example.com/${'a'.repeat(900)}` });
    const put = base.documents.put;
    base.documents.put = (key, body) =>
      put(key, key.startsWith('blank/') && key.endsWith('.md') ? ' ' : body);
    expect(await publish([article('good'), article('blank'), endless])).toEqual({
      articles: 2,
      failed: [
        {
          slug: 'endless',
          why: 'its address is 920 bytes long; expected at most about 800, which is what S3 Vectors keeps',
        },
        { slug: 'blank', why: 'The document is empty.' },
      ],
    });
  });

  it('waits for the job that runs, and then has its own', async () => {
    const running = await base.jobs.start('a'.repeat(40), base.clock.now() + 1_000);
    const started = base.clock.now();
    base.onSleep(async () => {
      await base.jobs.wait(running, base.clock.now());
    });
    expect(await publish([article('one')])).toEqual({ articles: 1, failed: [] });
    expect(base.emulator.jobs.count()).toBe(2);
    expect(base.clock.now()).toBeGreaterThan(started);
  });

  it('gives up where the other job does not end in time', async () => {
    await base.jobs.start('a'.repeat(40), base.clock.now() + 1_000);
    await expect(publish([article('one')])).rejects.toEqual(
      appError('unavailable', 'another ingestion job is still running; the documents wait for the next one'),
    );
  });

  it('leaves a job that takes long to itself, and says so', async () => {
    const { publisher, warnings } = base;
    const change = { version: 'v1', articles: [article('one')], put: [article('one')], removed: [] };
    expect(await publisher(4).publish(change)).toEqual({ articles: 1, failed: [] });
    expect(warnings).toEqual([['ingestion_unfinished', { count: 4 }]]);
  });

  it('fails where the job fails', async () => {
    base.emulator.jobs.failNext('The role may not read the bucket.');
    await expect(publish([article('one')])).rejects.toEqual(
      appError('unavailable', 'the ingestion job ended FAILED: The role may not read the bucket.'),
    );
  });

  it('says what Bedrock refused', async () => {
    for (let i = 0; i < 5; i += 1) base.faults.add({ service: 'bedrock', kind: '429', times: 1 });
    await expect(publish([article('one')])).rejects.toEqual(
      appError('throttled', 'StartIngestionJob failed with ThrottlingException (429)'),
    );
  });
});
