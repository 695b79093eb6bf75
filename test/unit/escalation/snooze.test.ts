import type { Input } from '../../../core/conversation/input.ts';
import { en } from '../../../core/languages/en.ts';
import { anna } from '../../factories/conversation.ts';
import { claim, handBack, resolves } from '../../factories/team-acts.ts';
import { says as answers, createWorld, type World } from '../../factories/world.ts';

const minute = 60_000;

const escalated = async () => {
  const world = createWorld();
  world.says('I want to talk to a human');
  await world.turn();
  return world;
};

const stateOf = async (world: World) => (await world.store.history(world.conversation)).state;

let presses = 0;
/** The effects of a turn that handles what `by` pressed. */
const pressed = async (
  world: World,
  input:
    | { kind: 'snoozed'; caseId: string; until: number }
    | { kind: 'called' | 'resolved'; caseId?: string },
) => {
  presses += 1;
  const base = { id: `press-${presses}`, at: world.clock.now(), by: anna, epoch: 0 };
  const before = (await world.store.history(world.conversation)).effects.length;
  await world.store.recordInput(world.conversation, { ...base, ...input } as Input);
  await world.turn({ look: 'inside' });
  return (await world.store.history(world.conversation)).effects.slice(before).map(({ body }) => body);
};

describe('a snooze', () => {
  it.each([
    [15 * minute, '15 minutes'],
    [minute, '1 minute'],
    [60 * minute, '1 hour'],
    [14.6 * 60 * minute, '15 hours'],
  ])('of %i ms stands in the case, on the card and in the thread', async (length, words) => {
    const world = await escalated();
    const until = world.clock.now() + length;
    const effects = await pressed(world, { kind: 'snoozed', caseId: 'id-0001', until });
    expect(effects.filter(({ kind }) => kind !== 'timer')).toMatchObject([
      { kind: 'card_update', view: { status: 'waiting', snoozedUntil: until } },
      { kind: 'thread_post', post: { from: 'system', text: `Anna Smith snoozed this for ${words}.` } },
    ]);
    expect((await stateOf(world))?.case?.snoozedUntil).toBe(until);
  });

  it('ends where somebody ends it, and only once', async () => {
    const world = await escalated();
    const now = world.clock.now();
    await pressed(world, { kind: 'snoozed', caseId: 'id-0001', until: now + minute });
    const ended = await pressed(world, { kind: 'snoozed', caseId: 'id-0001', until: now });
    expect(ended.map((body) => (body.kind === 'thread_post' ? body.post.text : body.kind))).toEqual([
      'card_update',
      'Anna Smith ended the snooze.',
    ]);
    expect((await stateOf(world))?.case).not.toHaveProperty('snoozedUntil');
    expect(await pressed(world, { kind: 'snoozed', caseId: 'id-0001', until: now })).toEqual([]);
  });

  it('is nothing for a case that was claimed, or is another one', async () => {
    const world = await escalated();
    const until = world.clock.now() + minute;
    expect(await pressed(world, { kind: 'snoozed', caseId: 'id-0009', until })).toEqual([]);
    await claim(world);
    await world.turn();
    expect(await pressed(world, { kind: 'snoozed', caseId: 'id-0001', until })).toEqual([]);
  });

  it('does not outlive the calling of a person anew', async () => {
    const world = await escalated();
    const until = world.clock.now() + 60 * minute;
    await pressed(world, { kind: 'snoozed', caseId: 'id-0001', until });
    await claim(world);
    await handBack(world);
    await world.turn();
    world.says('I want to talk to a human');
    await world.turn();
    expect((await stateOf(world))?.case).toMatchObject({ status: 'waiting' });
    expect((await stateOf(world))?.case).not.toHaveProperty('snoozedUntil');
  });
});

describe('a press on the card of an older case', () => {
  const twice = async () => {
    const world = await escalated();
    await resolves(world);
    await world.turn();
    world.says('I want to talk to a human');
    await world.turn();
    expect((await stateOf(world))?.case).toMatchObject({ id: 'id-0004', status: 'waiting' });
    return world;
  };

  it.each(['called', 'resolved'] as const)('that was %s leaves the newest alone', async (kind) => {
    expect(await pressed(await twice(), { kind, caseId: 'id-0001' })).toEqual([]);
  });

  describe.each([
    ['acts on its own', { caseId: 'id-0004' }],
    ['acts on the newest where it was pressed before cases were kept', {}],
  ])('%s', (_what, ofCase) => {
    it('that was called', async () => {
      const world = await twice();
      const card = (await stateOf(world))?.case?.card;
      expect(await pressed(world, { kind: 'called', ...ofCase })).toEqual([
        {
          kind: 'thread_post',
          card,
          post: { from: 'system', text: 'Anna Smith calls the team.', mention: '<!here>' },
        },
      ]);
    });

    it('that was resolved', async () => {
      const world = await twice();
      const card = (await stateOf(world))?.case?.card;
      const effects = await pressed(world, { kind: 'resolved', ...ofCase });
      expect(effects).toEqual([
        {
          kind: 'card_update',
          card,
          view: expect.objectContaining({ caseId: 'id-0004', status: 'resolved' }),
        },
        { kind: 'thread_post', card, post: { from: 'system', text: 'Anna Smith marked this as resolved.' } },
        { kind: 'reply', message: { from: 'system', text: en.words.resolved }, fence: null },
        { kind: 'resolve', epoch: 0, upTo: 7 },
      ]);
      expect((await stateOf(world))?.case).toMatchObject({ id: 'id-0004', status: 'resolved', card });
    });
  });
});

describe('the card of an open case', () => {
  const updates = async (world: World, says: string) => {
    const before = (await world.store.history(world.conversation)).effects.length;
    world.says(says);
    await world.turn();
    const { effects } = await world.store.history(world.conversation);
    return effects.slice(before).flatMap(({ body }) => (body.kind === 'card_update' ? [body.view] : []));
  };

  it('shows an address as soon as the visitor gives it, and no sooner', async () => {
    const world = await escalated();
    await claim(world);
    await world.turn();
    expect(await updates(world, 'I am waiting')).toEqual([]);
    expect(await updates(world, 'Write to zoe@example.org please')).toMatchObject([
      { status: 'claimed', visitor: { email: 'zoe@example.org' } },
    ]);
    expect(await updates(world, 'That was zoe@example.org')).toEqual([]);
  });

  it('follows the language of the visitor', async () => {
    const world = createWorld();
    world.visitor = { visitor: {} };
    world.says('I want to talk to a human');
    await world.turn();
    await claim(world);
    await world.turn();
    expect(await updates(world, 'Bonjour, je cherche une personne')).toMatchObject([{ language: 'fr' }]);
  });

  it('is over with its case', async () => {
    const world = await escalated();
    await claim(world);
    await resolves(world);
    await world.turn();
    world.modelAnswers = [answers('Plans are paid per agent [1].')];
    expect(await updates(world, 'How is it priced? zoe@example.org')).toEqual([]);
  });
});
