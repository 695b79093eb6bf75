import config from '../../../frontdesk.config.ts';
import { effectsAfter, stateOf } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const hear = async (world: World, text: string) => {
  world.says(text);
  world.modelAnswers = [says('I see.')];
  await world.turn();
};
const withoutSession = (visitor = {}) => {
  const world = createWorld();
  world.visitor = { visitor };
  return world;
};

describe('what the visitor is known by', () => {
  it.each([
    ['zoe@example.org', 'zoe@example.org'],
    ['Write to zoe@example.org!', 'zoe@example.org'],
    ['Is zoe@example.org?', 'zoe@example.org'],
    ['(zoe.b+desk@mail.example.co.uk).', 'zoe.b+desk@mail.example.co.uk'],
    ['mailto:zoe@example.org, please', 'zoe@example.org'],
    ['me@home or at 5', undefined],
    ['no address', undefined],
  ])('%j gives the address %s', async (text, email) => {
    const world = withoutSession();
    await hear(world, text);
    expect((await stateOf(world))?.visitor).toEqual(email === undefined ? {} : { email });
  });

  it('is kept where more is said later, and shown with the words', async () => {
    const world = withoutSession({ name: 'Zoé', email: 'zoe@example.org' });
    await hear(world, 'My colleague is bob@example.org');
    await hear(world, 'a human please');
    expect((await stateOf(world))?.visitor).toEqual({ name: 'Zoé', email: 'zoe@example.org' });
    await hear(world, 'Hello?');
    expect((await effectsAfter(world, 0)).filter(({ kind }) => kind === 'thread_post')[1]).toEqual({
      kind: 'thread_post',
      card: 3,
      post: { from: 'visitor', text: 'Hello?', name: 'Zoé', firstMessage: 6 },
    });
  });
});

describe('the language of a conversation', () => {
  const languageAfter = async (world: World, ...texts: string[]) => {
    for (const text of texts) await hear(world, text);
    const state = await stateOf(world);
    return [state?.language, state?.languageFrom];
  };

  it('is the default until the words tell it, and follows them', async () => {
    const world = withoutSession();
    expect(await languageAfter(world, 'Hm')).toEqual(['en', 'default']);
    expect(await languageAfter(world, 'Bonjour')).toEqual(['fr', 'detected']);
    expect(await languageAfter(world, 'ok')).toEqual(['fr', 'detected']);
  });

  it.each([
    ['Unsubscribe!', 'fr'],
    ['Ciao-ciao 123', 'fr'],
    ['Yes, please', 'fr'],
    ['No thank you', 'fr'],
    ['Yes I need the price', 'en'],
    ['Hello there', 'en'],
    ['料金はいくらですか', 'ja'],
  ])(
    'once heard, is changed by more than a word, a yes or a no: after %j it is %s',
    async (text, language) => {
      const heard = new Map([
        ['Bonjour Madame', 'fr'],
        ['Unsubscribe!', 'ro'],
        ['Ciao-ciao 123', 'it'],
        ['Yes, please', 'en'],
        ['No thank you', 'en'],
        ['Yes I need the price', 'en'],
        ['Hello there', 'en'],
        ['料金はいくらですか', 'ja'],
      ]);
      const world = createWorld({}, { detector: { detect: (said) => heard.get(said) } });
      world.visitor = { visitor: {} };
      expect(await languageAfter(world, 'Bonjour Madame', text)).toEqual([language, 'detected']);
    },
  );

  it('is not told by numbers alone, whatever they are taken for', async () => {
    const detect = (text: string) => (/\d/.test(text) ? 'de' : text === 'Bonjour' ? 'fr' : undefined);
    const world = createWorld({}, { detector: { detect } });
    world.visitor = { visitor: {} };
    expect(await languageAfter(world, 'Bonjour', '2026 / 17', '+421 2 123')).toEqual(['fr', 'detected']);
  });

  it('is the session’s where it has one, whatever is written', async () => {
    const world = createWorld();
    world.visitor = { language: 'de-AT', visitor: {} };
    expect(await languageAfter(world, 'Bonjour')).toEqual(['de', 'session']);
  });

  it.each(['', 'x', '12'])('is not the session’s where that is %j', async (language) => {
    const world = createWorld();
    world.visitor = { language, visitor: {} };
    expect(await languageAfter(world, 'Hm')).toEqual(['en', 'default']);
  });
});

describe('the greeting', () => {
  it('falls back to the default language text by text', async () => {
    const inEnglish = ({ en = '' }: Record<string, string>) => ({ en });
    const { links, questions } = config.welcome;
    const world = createWorld({
      welcome: {
        ...config.welcome,
        links: links.map((link) => ({ ...link, label: inEnglish(link.label) })),
        questions: questions.map(inEnglish),
      },
    });
    world.visitor = { language: 'ja', page: 'https://www.liveagent.com/ja/', visitor: {} };
    await world.turn();
    const state = await stateOf(world);
    expect(await world.replies()).toEqual([
      {
        from: 'assistant',
        text: config.welcome.text.ja,
        choices: [
          ...config.welcome.links.map(({ label, url }) => ({ kind: 'link', label: label.en, url })),
          ...config.welcome.questions.map((question) => ({ kind: 'question', label: question.en })),
        ],
      },
    ]);
    expect([state?.language, state?.page, state?.openedAt]).toEqual([
      'ja',
      'https://www.liveagent.com/ja/',
      world.ticket.createdAt,
    ]);
  });
});

describe('a bare number', () => {
  const asked = (world: World) => world.modelRequests.at(-1)?.messages.at(-1)?.content.at(-1);

  it.each([
    ['1', config.welcome.questions[0]?.en],
    [' 2)', config.welcome.questions[1]?.en],
    ['3', '3'],
    ['12', '12'],
    ['2 agents', '2 agents'],
  ])('%j right after the list is %j', async (text, question) => {
    const world = createWorld();
    await world.turn();
    await hear(world, text);
    expect(asked(world)).toEqual({ text: `<visitor>${question}</visitor>` });
  });

  it('after another answer is a number', async () => {
    const world = createWorld();
    await world.turn();
    await hear(world, 'How many agents?');
    await hear(world, '2');
    expect(asked(world)).toEqual({ text: '<visitor>2</visitor>' });
  });
});
