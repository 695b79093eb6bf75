import { en } from '../../../core/languages/en.ts';
import { fr } from '../../../core/languages/fr.ts';
import { fill } from '../../../core/languages/languages.ts';
import { stateOf, texts } from '../../factories/team-acts.ts';
import { says } from '../../factories/world.ts';
import { asks, escalation, lastWords, speaking } from './offers-world.ts';

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
