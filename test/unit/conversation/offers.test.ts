import { en } from '../../../core/languages/en.ts';
import { fr } from '../../../core/languages/fr.ts';
import { ja } from '../../../core/languages/ja.ts';
import { fill } from '../../../core/languages/languages.ts';
import config from '../../../frontdesk.config.ts';
import { effectsAfter, stateOf, texts } from '../../factories/team-acts.ts';
import { calls, createWorld, says, type World } from '../../factories/world.ts';

const noEvidence = calls('request_human', { reason: 'no_evidence', brief: 'Asks about fridges.' });

/** The visitor says something that the knowledge base has no answer to. */
const asks = async (world: World, text: string) => {
  world.evidence = { passages: [], sufficient: false };
  world.says(text);
  world.modelAnswers = [noEvidence];
  await world.turn();
};
const speaking = (language: string) => {
  const world = createWorld();
  world.visitor = { language, visitor: {} };
  return world;
};
const lastWords = async (world: World) => (await texts(world)).at(-1);
const escalation = async (world: World) => {
  const state = await stateOf(world);
  return state?.case && { reason: state.case.reason, quote: state.case.quote, consented: state.consented };
};

describe('a question without evidence', () => {
  it('in a language of the team brings an offer; a yes to it calls a person with the question', async () => {
    const world = speaking('en');
    await asks(world, 'Does it run on my fridge?');
    expect([await lastWords(world), await escalation(world)]).toEqual([
      `assistant: ${en.words.notFound} ${en.words.offerPerson}`,
      undefined,
    ]);
    world.says('Yes please');
    await world.turn();
    expect([await lastWords(world), await escalation(world)]).toEqual([
      `system: ${en.words.personAsked}`,
      { reason: 'no_evidence', quote: 'Does it run on my fridge?', consented: true },
    ]);
  });

  it('passes on the yes itself where the visitor has said nothing else', async () => {
    const world = speaking('en');
    await asks(world, 'Yes');
    world.says('Yes');
    await world.turn();
    expect(await escalation(world)).toEqual({ reason: 'no_evidence', quote: 'Yes', consented: true });
  });

  it('is what a yes is about where an offer was stored without its reason', async () => {
    const world = speaking('en');
    await asks(world, 'Does it run on my fridge?');
    const stored = await stateOf(world);
    if (stored?.offer !== 'person') throw new Error('expected an offer');
    const { offerReason: _, ...old } = stored;
    await world.store.commit(world.conversation, {
      expectedVersion: stored.version,
      expectedEpoch: 0,
      state: { ...old, version: stored.version + 1 },
      ...{ messages: [], effects: [], handled: [], learned: [], lookups: [] },
    });
    world.says('Yes please');
    await world.turn();
    expect(await escalation(world)).toEqual({
      reason: 'no_evidence',
      quote: 'Does it run on my fridge?',
      consented: true,
    });
  });

  it('in French asks in French whether English will do, and only "oui" calls a person', async () => {
    const world = speaking('fr');
    await asks(world, 'Est-ce que ça marche sur mon frigo ?');
    expect(await lastWords(world)).toBe(
      `assistant: ${fr.words.notFound} ${fill(fr.words.offerPersonOtherLanguage, { language: 'anglais' })}`,
    );
    world.says('Oui');
    await world.turn();
    expect([await lastWords(world), await escalation(world)]).toEqual([
      `system: ${fill(fr.words.personAskedOtherLanguage, { language: 'anglais' })}`,
      { reason: 'no_evidence', quote: 'Est-ce que ça marche sur mon frigo ?', consented: true },
    ]);
    expect(world.modelRequests).toHaveLength(1);
  });

  it('in French without a yes never calls one, however often it is asked', async () => {
    const world = speaking('fr');
    for (const n of [1, 2, 3, 4, 5]) await asks(world, n % 2 === 0 ? 'Et mon frigo ?' : `Et ${n} frigos ?`);
    await asks(world, 'Et 5 frigos ?');
    const offer = `assistant: ${fr.words.notFound} ${fill(fr.words.offerPersonOtherLanguage, { language: 'anglais' })}`;
    expect((await texts(world)).slice(1)).toEqual(Array(6).fill(offer));
    expect([await escalation(world), (await stateOf(world))?.turnsWithoutProgress]).toEqual([undefined, 6]);
  });

  it.each(['Non merci', 'ok mais non', 'Combien ?'])('takes %j for no consent', async (text) => {
    const world = speaking('fr');
    await asks(world, 'Et mon frigo ?');
    world.says(text);
    world.modelAnswers = [says('Bien.')];
    await world.turn();
    expect([await lastWords(world), await escalation(world)]).toEqual(['assistant: Bien.', undefined]);
  });

  it('takes a yes for consent only right after the offer', async () => {
    const world = speaking('en');
    await asks(world, 'Does it run on my fridge?');
    world.says('How is it priced?');
    world.modelAnswers = [says('Per agent.')];
    await world.turn();
    world.says('Yes');
    world.modelAnswers = [says('Glad to help.')];
    await world.turn();
    expect([await lastWords(world), await escalation(world)]).toEqual([
      'assistant: Glad to help.',
      undefined,
    ]);
  });

  it('asked again in other letters calls a person with the question and what was tried', async () => {
    const world = speaking('en');
    await asks(world, 'Does it run on my fridge?');
    await asks(world, 'does it run on my FRIDGE');
    expect([await lastWords(world), await escalation(world)]).toEqual([
      `system: ${en.words.personAsked}`,
      { reason: 'repeated_question', quote: 'does it run on my FRIDGE', consented: false },
    ]);
  });

  it('calls a person at the configured number of turns without progress', async () => {
    const world = speaking('en');
    for (const thing of ['fridge', 'kettle', 'toaster']) await asks(world, `Does it run on my ${thing}?`);
    const offer = `assistant: ${en.words.notFound} ${en.words.offerPerson}`;
    expect([(await texts(world)).slice(1), await escalation(world)]).toEqual([
      [offer, offer, `system: ${en.words.personAsked}`],
      { reason: 'no_progress', quote: 'Does it run on my toaster?', consented: false },
    ]);
  });

  it('counts anew after an answer', async () => {
    const world = speaking('en');
    await asks(world, 'Does it run on my fridge?');
    await asks(world, 'Does it run on my kettle?');
    world.says('How is it priced?');
    world.modelAnswers = [says('Per agent.')];
    await world.turn();
    await asks(world, 'Does it run on my kettle?');
    expect([await lastWords(world), (await stateOf(world))?.turnsWithoutProgress]).toEqual([
      `assistant: ${en.words.notFound} ${en.words.offerPerson}`,
      1,
    ]);
  });
});

describe('a request for a person', () => {
  it.each([
    ['fr', 'Je veux parler à un conseiller', fr.words.personAskedOtherLanguage, 'anglais', 'French'],
    ['ja', '担当者と話したいです', ja.words.personAskedOtherLanguage, '英語', 'Japanese'],
  ])(
    'in %s is followed at once, in words that name the language of the team',
    async (code, text, words, language, name) => {
      const world = speaking(code);
      world.says(text);
      await world.turn();
      expect([await lastWords(world), world.modelRequests]).toEqual([
        `system: ${fill(words, { language })}`,
        [],
      ]);
      expect((await stateOf(world))?.case).toMatchObject({
        reason: 'asked_for_person',
        quote: text,
        brief: `The visitor asks for a person. They write in ${name}.`,
      });
    },
  );

  it('in any language is heard whatever the session says', async () => {
    const world = speaking('en');
    world.says('Hello');
    world.says('Ich möchte mit einem Menschen sprechen');
    world.says('please');
    await world.turn();
    expect(await escalation(world)).toEqual({
      reason: 'asked_for_person',
      quote: 'Ich möchte mit einem Menschen sprechen',
      consented: false,
    });
  });
});

describe('while the team is away', () => {
  const hours = { timeZone: 'Europe/Berlin', week: {}, holidays: [] };

  it('a person is offered and called in words that say so', async () => {
    const world = createWorld({ escalation: { ...config.escalation, hours } });
    await asks(world, 'Does it run on my fridge?');
    world.says('Yes please');
    await world.turn();
    world.says('Hello? A human please!');
    await world.turn();
    const away = en.words.awayForNow;
    expect((await texts(world)).slice(1)).toEqual([
      `assistant: ${en.words.notFound} ${fill(en.words.offerPassOn, { away })}`,
      `system: ${en.words.passedOn} ${away} ${en.words.leaveEmail}`,
      `system: ${en.words.alreadyPassedOn} ${away} ${en.words.leaveEmail}`,
    ]);
  });
});

describe('anger', () => {
  it.each([
    ['en', 'This is ridiculous!', en.words.personAsked, 'English'],
    [
      'fr',
      'C’est inadmissible !',
      fill(fr.words.personAskedOtherLanguage, { language: 'anglais' }),
      'French',
    ],
  ])(
    'in %s calls a person at once, in words that name the language of the team',
    async (code, text, words, name) => {
      const world = speaking(code);
      world.says(text);
      await world.turn();
      expect([await lastWords(world), world.modelRequests]).toEqual([`system: ${words}`, []]);
      expect((await stateOf(world))?.case).toMatchObject({
        reason: 'anger',
        quote: text,
        brief: `The visitor is angry. They write in ${name}.`,
      });
    },
  );
});

describe('a topic for people', () => {
  it.each([
    ['I will file a CHARGEBACK, now!', 'policy_topic'],
    ['There was a data  breach?', 'policy_topic'],
  ])('%j calls one without the model', async (text, reason) => {
    const world = speaking('en');
    world.says(text);
    await world.turn();
    expect([await escalation(world), world.modelRequests]).toEqual([
      { reason, quote: text, consented: false },
      [],
    ]);
  });

  it('is a whole phrase, not a part of one', async () => {
    const world = speaking('en');
    world.says('Do you report chargebacks?');
    world.modelAnswers = [says('It does not.')];
    await world.turn();
    expect(await escalation(world)).toBeUndefined();
  });

  it('is called with the department that takes escalated chats over', async () => {
    const world = createWorld({ liveagent: { ...config.liveagent, transferDepartment: 'dept7' } });
    world.says('a human please');
    await world.turn();
    expect((await effectsAfter(world, 1)).filter(({ kind }) => kind === 'transfer')).toEqual([
      { kind: 'transfer', department: 'dept7' },
    ]);
  });
});
