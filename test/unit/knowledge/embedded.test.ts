import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIndex } from '../../../adapters/knowledge/build-index.ts';
import { embeddedKnowledge } from '../../../adapters/knowledge/embedded.ts';
import { readFolder } from '../../../adapters/knowledge/folder.ts';
import { loadIndex } from '../../../adapters/knowledge/load-index.ts';
import { buildKnowledgeIndex } from '../../../scripts/build-knowledge.ts';

const article = (slug: string, language: string, title: string, body: string) => ({
  slug,
  language,
  title,
  url: `https://example.com/${slug}`,
  body,
});

const knowledge = embeddedKnowledge(
  buildIndex([
    article(
      'calls',
      'en',
      'Call center',
      'Connect a phone number.\n\n## Recording\n\nCalls are recorded and kept with the ticket.',
    ),
    article('chat', 'en', 'Live chat', 'Install the chat button with a short code.'),
    article('chat-en2', 'en', 'Chat invitations', 'Invite visitors who hesitate.'),
    article('chat-fr', 'fr', 'Chat', 'Le bouton de chat et WhatsApp.'),
    article('social', 'en', 'WhatsApp and Viber', 'Messages from WhatsApp become tickets.'),
  ]),
);

const idsFor = async (query: string, language = 'en', context?: string[]) =>
  (
    await knowledge.search(query, { limit: 3, language, ...(context === undefined ? {} : { context }) })
  ).passages.map(({ id }) => id);

describe('embeddedKnowledge', () => {
  it('finds the passage with the words of the question, whatever their form', async () => {
    const { passages, sufficient } = await knowledge.search('do you record my call?', {
      limit: 1,
      language: 'en',
    });
    expect(passages).toEqual([
      {
        id: 'calls#2',
        title: 'Call center › Recording',
        url: 'https://example.com/calls',
        text: 'Calls are recorded and kept with the ticket.',
        score: expect.any(Number),
      },
    ]);
    expect(sufficient).toBe(true);
  });

  it('prefers the language of the visitor and falls back to another', async () => {
    expect((await idsFor('chat', 'fr'))[0]).toBe('chat-fr#1');
    expect((await idsFor('Viber', 'fr'))[0]).toBe('social#1');
  });

  it('returns scores in falling order and no more passages than asked for', async () => {
    const { passages } = await knowledge.search('chat calls whatsapp tickets', { limit: 3, language: 'en' });
    const scores = passages.map(({ score }) => score);
    expect(scores).toHaveLength(3);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('uses earlier words, which count less than the question', async () => {
    expect(await idsFor('how do I set it up?', 'en', ['can I use WhatsApp?'])).toEqual([
      'social#1',
      'chat-fr#1',
    ]);
    expect((await idsFor('and call recording?', 'en', ['can I use WhatsApp?']))[0]).toBe('calls#2');
  });

  it('counts titles twice in a question, and once in a message of more than ten words it knows', async () => {
    const fruit = 'apple banana cherry damson elder fig grape hazel iris juniper'.split(' ');
    const garden = embeddedKnowledge(
      buildIndex([
        article('by-title', 'en', 'Refund', 'Nothing else stands here.'),
        article('by-text', 'en', 'Garden', fruit.join(' ')),
      ]),
    );
    const scoreOf = async (words: string[]) => {
      const { passages } = await garden.search(words.join(' '), { limit: 4, language: 'en' });
      return passages.find(({ id }) => id === 'by-title#1')?.score ?? 0;
    };
    const asked = await scoreOf(['refund']);
    expect(asked).toBeGreaterThan(0);
    expect(await scoreOf(['refund', ...fruit.slice(0, 9)])).toBeCloseTo(asked, 10);
    expect(await scoreOf(['refund', ...fruit])).toBeCloseTo(asked / 2, 10);
  });

  it('forgives a misspelling only where nothing matches', async () => {
    expect((await idsFor('whatsap'))[0]).toBe('social#1');
  });

  it('has no evidence for what stands nowhere', async () => {
    expect(await knowledge.search('Do you sell washing machines?', { limit: 3, language: 'en' })).toEqual({
      passages: [],
      sufficient: false,
    });
    expect(await knowledge.search('', { limit: 3, language: 'en' })).toEqual({
      passages: [],
      sufficient: false,
    });
  });
});

describe('articles of several languages', () => {
  const french = [
    article('chat-fr', 'fr', 'Messages', 'Installez le chat sur le site.'),
    article('whatsapp-fr', 'fr', 'Messages', 'Installez WhatsApp sur le site.'),
    article('tickets-fr', 'fr', 'Tickets', 'Un chat devient un ticket.'),
  ];
  const spanish = Array.from({ length: 10 }, (_, n) =>
    article(`whatsapp-es-${n}`, 'es', 'Mensajes', 'Los mensajes de WhatsApp llegan aquí.'),
  );
  const find = async (articles: ReturnType<typeof article>[], question: string) => {
    const { passages, sufficient } = await embeddedKnowledge(buildIndex(articles)).search(question, {
      limit: 3,
      language: 'fr',
    });
    return { found: passages.map(({ id }) => id).filter((id) => id.includes('-fr#')), sufficient };
  };

  it('are ranked by how rare a word is in their own', async () => {
    const [alone, among] = [french, [...french, ...spanish]].map((all) => find(all, 'chat ou WhatsApp ?'));
    expect((await alone)?.found).toEqual(['whatsapp-fr#1', 'chat-fr#1', 'tickets-fr#1']);
    expect((await among)?.found[0]).toBe('whatsapp-fr#1');
  });

  it('are evidence by how rare a word is in their own', async () => {
    const question = 'Installez WhatsApp sur un astrolabe';
    const little = [...french, article('autre-es', 'es', 'Otro', 'Nada.')];
    for (const articles of [little, [...french, ...spanish]])
      expect((await find(articles, question)).sufficient).toBe(true);
  });
});

describe('an index file', () => {
  const config = {
    knowledge: { sources: [{ kind: 'folder' as const, path: 'knowledge' }] },
  };

  it('answers like the index it was written from', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'frontdesk-')), 'deep', 'knowledge.json');
    const index = await buildKnowledgeIndex(config, file);
    const ask = { limit: 4, language: 'en' };
    expect(await loadIndex(file)).toEqual(JSON.parse(JSON.stringify(index)));
    expect(await embeddedKnowledge(await loadIndex(file)).search('How do I create an API key?', ask)).toEqual(
      await embeddedKnowledge(index).search('How do I create an API key?', ask),
    );
  });

  it('says so where the file is missing, not JSON or something else', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'frontdesk-')), 'knowledge.json');
    const expected = 'expected a knowledge index of version 2';
    await expect(loadIndex(file)).rejects.toMatchObject({
      code: 'invalid',
      message: `${file} cannot be read; ${expected}`,
    });
    await writeFile(file, 'no');
    await expect(loadIndex(file)).rejects.toMatchObject({
      code: 'invalid',
      message: `${file} is not JSON; ${expected}`,
    });
    await writeFile(file, '{"version":1}');
    await expect(loadIndex(file)).rejects.toMatchObject({
      code: 'invalid',
      message: `${file} is not one; ${expected}`,
    });
  });

  it('cannot be built from two articles of one name', async () => {
    const sources = [...config.knowledge.sources, ...config.knowledge.sources];
    await expect(
      buildKnowledgeIndex({ knowledge: { ...config.knowledge, sources } }, 'unused.json'),
    ).rejects.toMatchObject({
      code: 'invalid',
      message:
        'two articles are called ai-chatbot-answer-assistant; expected file names that differ in all folders',
    });
  });
});

describe('readFolder', () => {
  const folderWith = async (files: Record<string, string>) => {
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return folder;
  };

  it('reads the sample articles, each with its own address', async () => {
    const articles = await readFolder('knowledge');
    expect(articles.length).toBeGreaterThanOrEqual(24);
    expect(new Set(articles.map(({ url }) => url)).size).toBe(articles.length);
    expect(articles[0]?.body).toContain(
      (await readFile('knowledge/ai-chatbot-answer-assistant.md', 'utf8'))
        .split('---\n')[2]
        ?.trim()
        .slice(0, 40),
    );
  });

  it('names the file and what is wrong with it', async () => {
    const noFront = await folderWith({ 'a.md': 'Text' });
    await expect(readFolder(noFront)).rejects.toMatchObject({
      code: 'invalid',
      message: `${join(noFront, 'a.md')}: there is no front matter; expected title, url and language between two lines of "---" at the top`,
    });
    const badYaml = await folderWith({ 'a.md': '---\ntitle: [\n---\nText' });
    await expect(readFolder(badYaml)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/a\.md: the front matter is not valid YAML: .*flow sequence/i),
    });
    const badKey = await folderWith({
      'a.md': '---\ntitle: A\nurl: https://x.example/\nlanguage: 7\n---\nText',
    });
    await expect(readFolder(badKey)).rejects.toMatchObject({
      code: 'invalid',
      message: `${join(badKey, 'a.md')}: language is 7; expected a two-letter ISO 639-1 code such as en`,
    });
  });

  it('refuses a folder that is missing or empty', async () => {
    const empty = await folderWith({ 'notes.txt': 'x' });
    await expect(readFolder(empty)).rejects.toMatchObject({
      code: 'invalid',
      message: `${empty} holds no .md or .html file; expected at least one article`,
    });
    await expect(readFolder(join(empty, 'none'))).rejects.toMatchObject({
      code: 'invalid',
      message: `${join(empty, 'none')} cannot be read; expected a folder of Markdown or HTML files`,
    });
  });
});
