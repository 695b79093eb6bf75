import { en } from '../../../core/languages/en.ts';
import { fr } from '../../../core/languages/fr.ts';
import { ja } from '../../../core/languages/ja.ts';
import { fill } from '../../../core/languages/languages.ts';
import config from '../../../frontdesk.config.ts';
import { effectsAfter, stateOf, texts } from '../../factories/team-acts.ts';
import { createWorld, says } from '../../factories/world.ts';
import { asks, escalation, lastWords, speaking } from './offers-world.ts';

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
