import { bedrockKnowledge, bedrockRetrieveClient } from '../../../adapters/knowledge/bedrock.ts';
import type { Chunk } from '../../../local/emulators/bedrock/knowledge/knowledge-base.ts';
import { appError } from '../../factories/errors.ts';
import { knowledgeBaseId, openKnowledgeBase } from '../../factories/knowledge-base.ts';

const chunk = (text: string, rest: Partial<Chunk> = {}): Chunk => ({
  text,
  location: { type: 'S3', s3Location: { uri: 's3://elsewhere/file.pdf' } },
  metadata: { url: 'https://example.com/page', title: 'Page', language: 'en' },
  ...rest,
});

describe('bedrockKnowledge', () => {
  let base: Awaited<ReturnType<typeof openKnowledgeBase>>;
  beforeEach(async () => {
    base = await openKnowledgeBase();
  });
  afterEach(() => base.close());
  const open = (minScore = 0.2) => bedrockKnowledge(base.client, { knowledgeBaseId, minScore });
  const ask = { limit: 3, language: 'en' };

  it('asks for the visitor’s language, semantically, and for as many as wanted', async () => {
    base.emulator.hold([chunk('Opening hours are nine to five.')]);
    await open().search('What are your opening hours?', { limit: 4, language: 'en' });
    expect(base.emulator.asked).toEqual([
      {
        retrievalQuery: { text: 'What are your opening hours?' },
        retrievalConfiguration: {
          vectorSearchConfiguration: {
            numberOfResults: 4,
            overrideSearchType: 'SEMANTIC',
            filter: { equals: { key: 'language', value: 'en' } },
          },
        },
      },
    ]);
  });

  it('asks once more, of all languages, where its own has no evidence', async () => {
    base.emulator.hold([
      chunk('Something else altogether.'),
      chunk('Öffnungszeiten: neun bis fünf.', {
        metadata: { url: 'https://example.com/de', title: 'Öffnungszeiten', language: 'de' },
      }),
    ]);
    const { passages, sufficient } = await open().search('Öffnungszeiten neun bis fünf', ask);
    expect([passages[0]?.url, sufficient]).toEqual(['https://example.com/de', true]);
    const filters = base.emulator.asked.map(
      ({ retrievalConfiguration }) => retrievalConfiguration?.vectorSearchConfiguration.filter,
    );
    expect(filters).toEqual([{ equals: { key: 'language', value: 'en' } }, undefined]);
  });

  it('sends the end of earlier words before the question, and no more than 1,000 characters', async () => {
    const texts = async (query: string, context: string[]) => {
      base.emulator.hold([]);
      await open().search(query, { ...ask, context });
      return base.emulator.asked.splice(0).map(({ retrievalQuery }) => retrievalQuery.text);
    };
    expect(await texts('And yearly?', ['too old', 'What does it cost?', 'Monthly.'])).toEqual([
      'What does it cost?\nMonthly.\nAnd yearly?',
      'What does it cost?\nMonthly.\nAnd yearly?',
    ]);
    const [long = ''] = await texts('And yearly?', ['🙂'.repeat(2000)]);
    expect(long).toBe(`${'🙂'.repeat(150)}\nAnd yearly?`);
    const [longest = ''] = await texts(`${'a'.repeat(999)}🙂${'b'.repeat(500)}`, ['Monthly.']);
    expect(longest).toBe('a'.repeat(999));
    const [odd = ''] = await texts('a'.repeat(400), [`x🙂${'y'.repeat(299)}`]);
    expect(odd).toBe(`${'y'.repeat(299)}\n${'a'.repeat(400)}`);
  });

  it('needs the score and some of the words', async () => {
    base.emulator.hold([chunk('Opening hours are nine to five.'), chunk('Other things.')]);
    const question = 'What are your opening hours?';
    expect((await open(0.2).search(question, ask)).sufficient).toBe(true);
    expect((await open(0.99).search(question, ask)).sufficient).toBe(false);
    // Near to "hours" for the vectors here, and another word.
    base.emulator.hold([chunk('Hourglasses'), chunk('Other things.')]);
    expect((await open(0.01).search('opening hours', ask)).sufficient).toBe(false);
  });

  it('judges a question of one word with those before it', async () => {
    base.emulator.hold([chunk('The price is 15 dollars for an agent and month.')]);
    const context = ['What is the price for an agent?'];
    expect((await open(0.01).search('yearly?', { ...ask, context })).sufficient).toBe(true);
    expect((await open(0.01).search('yearly?', ask)).sufficient).toBe(false);
  });

  it('takes documents of other sources by their own address, and leaves out what nobody can open', async () => {
    base.emulator.hold([
      chunk('Hours of the web page', {
        location: { type: 'WEB', webLocation: { url: 'https://example.com/web' } },
        metadata: {},
      }),
      chunk('Hours of the wiki', {
        location: { type: 'CONFLUENCE', confluenceLocation: { url: 'https://wiki.example.com/1' } },
        metadata: { title: 'Wiki' },
      }),
      chunk('Hours of the bucket', { metadata: { title: 'No address' } }),
      chunk('Hours of the index', {
        location: { type: 'KENDRA', kendraDocumentLocation: { uri: 'file:///etc/hours' } },
        metadata: {},
      }),
    ]);
    const search = () => open().search('hours', { limit: 10, language: 'en' });
    const { passages } = await search();
    const seen = passages.map(({ title, url, text }) => ({ title, url, text }));
    expect(seen).toHaveLength(2);
    expect(seen).toEqual(
      expect.arrayContaining([
        { title: 'https://example.com/web', url: 'https://example.com/web', text: 'Hours of the web page' },
        { title: 'Wiki', url: 'https://wiki.example.com/1', text: 'Hours of the wiki' },
      ]),
    );
    const ids = passages.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect((await search()).passages.map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ['429', 'throttled', 'Retrieve failed with ThrottlingException (429)'],
    ['500', 'unavailable', 'Retrieve failed with InternalServerException (500)'],
    ['reset', 'unavailable', 'Retrieve failed with Error'],
    ['timeout_after_accept', 'unavailable', 'Retrieve failed with TimeoutError'],
  ] as const)('suffers %s as %s, once', async (kind, code, message) => {
    base.emulator.hold([chunk('Opening hours are nine to five.')]);
    base.faults.add({ service: 'bedrock', kind, times: 1 });
    await expect(open().search('opening hours', ask)).rejects.toEqual(appError(code, message));
    expect((await open().search('opening hours', ask)).sufficient).toBe(true);
  });

  it('says which knowledge base is not there, and what a request lacks', async () => {
    const other = bedrockKnowledge(base.client, { knowledgeBaseId: 'KB00000000' });
    await expect(other.search('hours', ask)).rejects.toEqual(
      appError(
        'refused',
        'Retrieve failed with ResourceNotFoundException (404): Knowledge Base with id KB00000000 does not exist.',
      ),
    );
    await expect(open().search('hours', { ...ask, limit: 101 })).rejects.toEqual(
      appError(
        'invalid',
        "Retrieve failed with ValidationException (400): 1 validation error detected: Value at 'retrievalConfiguration.vectorSearchConfiguration.numberOfResults' failed to satisfy constraint: Member must have value less than or equal to 100",
      ),
    );
  });

  it('says so where nobody answers', async () => {
    const client = bedrockRetrieveClient({
      region: 'eu-central-1',
      endpoint: 'http://127.0.0.1:9',
      timeoutMs: 1_000,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    await expect(bedrockKnowledge(client, { knowledgeBaseId }).search('hours', ask)).rejects.toMatchObject({
      name: 'AppError',
      code: 'unavailable',
    });
    client.destroy();
  });
});
