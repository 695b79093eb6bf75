import type { Article } from '../../core/knowledge/article.ts';
import type { Knowledge } from '../../core/ports.ts';

const article = (slug: string, language: string, title: string, body: string): Article => ({
  slug,
  language,
  title,
  url: `https://example.com/${slug}`,
  body,
});

export const articles = [
  article(
    'calls',
    'en',
    'Call center',
    'Connect a phone number of your own.\n\n## Recording\n\nCalls are recorded and kept with the ticket.',
  ),
  article('chat', 'en', 'Live chat', 'Install the chat button with a short code.'),
  article('social', 'en', 'WhatsApp and Viber', 'Messages from WhatsApp become tickets.'),
  article('calls-fr', 'fr', 'Centre d’appels', 'Les appels sont enregistrés et restent joints au ticket.'),
  article('chat-fr', 'fr', 'Chat en direct', 'Installez le bouton de chat avec un petit code.'),
  article('prices-de', 'de', 'Preise', 'Die Preise gelten je Agent und Monat, zuzüglich Umsatzsteuer.'),
];

/** What every engine does, whatever it finds passages by. `open` gives one that has been given `articles`. */
export const knowledgeContract = (open: () => Promise<Knowledge>): void => {
  let knowledge: Knowledge;
  beforeAll(async () => {
    knowledge = await open();
  });
  const ask = (query: string, language = 'en', context?: string[], limit = 3) =>
    knowledge.search(query, { limit, language, ...(context === undefined ? {} : { context }) });
  const first = async (...question: Parameters<typeof ask>) => (await ask(...question)).passages[0]?.id;

  it('finds the passage that answers, with its title and the address of its article', async () => {
    const { passages, sufficient } = await ask('Are calls recorded?');
    expect(passages[0]).toEqual({
      id: 'calls#2',
      title: 'Call center › Recording',
      url: 'https://example.com/calls',
      text: 'Calls are recorded and kept with the ticket.',
      score: expect.any(Number),
    });
    expect(sufficient).toBe(true);
  });

  it('answers from the articles in the visitor’s language', async () => {
    expect(await first('chat', 'fr')).toBe('chat-fr#1');
    expect(await first('chat', 'en')).toBe('chat#1');
  });

  it('answers from another language where the visitor’s has nothing', async () => {
    expect(await first('WhatsApp Viber', 'fr')).toBe('social#1');
    expect(await first('Preise je Agent und Monat', 'en')).toBe('prices-de#1');
  });

  it('gives at most as many as asked for, each once, best first', async () => {
    for (const limit of [1, 2, 4]) {
      const { passages } = await ask('calls chat messages tickets phone', 'en', undefined, limit);
      const scores = passages.map(({ score }) => score);
      expect(passages.length).toBeLessThanOrEqual(limit);
      expect(passages.length).toBeGreaterThan(0);
      expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
  });

  it('gives the same passage the same id in every search', async () => {
    const ids = async (query: string) =>
      new Map((await ask(query)).passages.map(({ text, id }) => [text, id] as const));
    const text = 'Install the chat button with a short code.';
    const [one, other] = [await ids('chat button'), await ids('install with a short code')];
    expect(one.get(text)).toBe('chat#1');
    expect(other.get(text)).toBe('chat#1');
  });

  it('takes the subject from earlier words where the question has none', async () => {
    expect(await first('And how do those become tickets?', 'en', ['Can I use WhatsApp?'])).toBe('social#1');
    expect(await first('And call recording?', 'en', ['Can I use WhatsApp?'])).toBe('calls#2');
  });

  it('has no evidence for what stands nowhere, nor for nothing', async () => {
    expect((await ask('Do you sell washing machines?')).sufficient).toBe(false);
    expect((await ask('Quel temps fera-t-il demain à Lyon ?', 'fr')).sufficient).toBe(false);
    expect(await ask('')).toEqual({ passages: [], sufficient: false });
    expect(await ask(' \n')).toEqual({ passages: [], sufficient: false });
  });

  it('takes a message of any length, in any script', async () => {
    const long = `Are calls recorded? ${'And so I asked my colleague 🙂 about it. '.repeat(500)}`;
    expect((await ask(long, 'en', [long, long])).passages.length).toBeGreaterThan(0);
    expect((await ask('通話は録音されますか', 'ja')).sufficient).toBe(false);
  });

  it('answers many at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => first('Are calls recorded?')));
    expect(new Set(all)).toEqual(new Set(['calls#2']));
  });
};
