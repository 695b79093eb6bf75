import type { BusinessHours } from '../../../core/configuration/business-hours.ts';
import type { Settlement } from '../../../core/conversation/turn.ts';
import type { Case } from '../../../core/escalation/case.ts';
import { aCase, aState } from '../../factories/conversation.ts';
import { aView } from './card-views.ts';
import { caseId, channel, conversation, slackWorld } from './slack-world.ts';

const anna = { id: 'U0ANNASMITH', name: 'Anna Smith' };
const monday = Date.UTC(2026, 2, 2, 9);
const minute = 60_000;
const afternoons: BusinessHours = { timeZone: 'UTC', week: { monday: ['13:00-17:00'] }, holidays: [] };

type World = Awaited<ReturnType<typeof slackWorld>>;

/** The newest case becomes another, as a turn would have it. */
const turnsInto = async ({ store }: World, over: Partial<Case>) => {
  await store.commit(conversation, {
    expectedVersion: 1,
    expectedEpoch: (await store.getOwnership(conversation)).epoch,
    state: aState({ version: 2, case: aCase({ id: caseId, ...over }) }),
    messages: [],
    effects: [{ seq: 1, body: { kind: 'card', channel, view: aView() } }],
    handled: [],
    learned: [],
    lookups: over.id === undefined ? [] : [{ kind: 'case', caseId: over.id }],
  });
};

describe('an entry of the menu that snoozes', () => {
  it.each([
    ['snooze_15', monday + 15 * minute],
    ['snooze_60', monday + 60 * minute],
    ['snooze_end', monday],
    ['snooze_opening', monday + 240 * minute],
  ])('%s is stored with the instant, and rings', async (entry, until) => {
    const { press, inputs, doorbells, whispers } = await slackWorld({ hours: afternoons });
    expect(await press('more', anna.id, `${caseId}:${entry}`)).toEqual({ status: 200 });
    expect(await inputs()).toEqual([
      {
        ...{ kind: 'snoozed', id: 'snooze:1772442020.000001', by: anna, caseId, until },
        ...{ at: monday, handled: false },
      },
    ]);
    expect([doorbells.length, whispers]).toEqual([1, []]);
  });

  it.each([
    ['while people answer', { timeZone: 'UTC', week: { monday: ['08:00-17:00'] }, holidays: [] }],
    ['without hours', undefined],
  ])('has no opening to wait for %s', async (_when, hours) => {
    const { press, inputs, whispers } = await slackWorld(hours === undefined ? {} : { hours });
    await press('more', anna.id, `${caseId}:snooze_opening`);
    expect(await inputs()).toEqual([]);
    expect(whispers).toEqual([
      {
        user: anna.id,
        text: 'Business hours have begun already. Snooze for 15 minutes or an hour instead.',
      },
    ]);
  });

  it('has none either where the week has no hours', async () => {
    const { press, whispers } = await slackWorld({ hours: { timeZone: 'UTC', week: {}, holidays: [] } });
    await press('more', anna.id, `${caseId}:snooze_opening`);
    expect(whispers.map(({ text }) => text)).toEqual([
      'No opening is in sight. Snooze for 15 minutes or an hour instead.',
    ]);
  });

  it('is for cases that nobody has taken', async () => {
    const world = await slackWorld();
    await turnsInto(world, { status: 'claimed' });
    await world.press('more', anna.id, `${caseId}:snooze_15`);
    expect([await world.inputs(), world.whispers]).toEqual([
      [],
      [{ user: anna.id, text: 'Only a case that nobody has taken can be snoozed.' }],
    ]);
  });

  it.each(['', 'snooze_year', 'constructor', '__proto__'])('is none of %j', async (entry) => {
    const { press, inputs, whispers, doorbells } = await slackWorld();
    expect(await press('more', anna.id, `${caseId}:${entry}`)).toEqual({ status: 200 });
    expect([await inputs(), whispers, doorbells]).toEqual([[], [], []]);
  });
});

describe('an entry of the menu about the transcript', () => {
  it.each([
    ['transcript', 'transcript_wanted'],
    ['revoke_links', 'links_revoked'],
  ])('%s is stored and rings, of a resolved case too', async (entry, kind) => {
    const world = await slackWorld();
    await turnsInto(world, { status: 'resolved' });
    await world.press('more', anna.id, `${caseId}:${entry}`);
    expect(await world.inputs()).toEqual([
      { kind, id: `${kind}:1772442020.000001`, by: anna, caseId, at: monday, handled: false },
    ]);
    expect([world.doorbells.length, world.whispers]).toEqual([1, []]);
  });
});

describe('a card that is out of date', () => {
  const acts: [string, string][] = [
    ...['take', 'hand_back', 'resolve', 'call_team'].map((action): [string, string] => [action, caseId]),
    ['take_and_send', `${caseId}:slack:C0FRONTDESK:1.2`],
    ['more', `${caseId}:snooze_15`],
  ];

  it.each(acts)('of a resolved case says so for %s, and changes nothing', async (action, value) => {
    const world = await slackWorld();
    await turnsInto(world, { status: 'resolved' });
    expect(await world.press(action, anna.id, value)).toEqual({ status: 200 });
    expect([await world.inputs(), (await world.store.getOwnership(conversation)).epoch]).toEqual([[], 0]);
    expect(world.whispers).toEqual([{ user: anna.id, text: 'This case is over: it was resolved.' }]);
  });

  it.each([
    ...acts,
    ...['transcript', 'revoke_links'].map((entry): [string, string] => ['more', `${caseId}:${entry}`]),
  ])('of an older case never acts on the newest: %s %s', async (action, value) => {
    const world = await slackWorld();
    await turnsInto(world, { id: 'case-2' });
    expect(await world.press(action, anna.id, value)).toEqual({ status: 200 });
    expect([await world.inputs(), (await world.store.getOwnership(conversation)).epoch]).toEqual([[], 0]);
    expect(world.whispers).toEqual([
      { user: anna.id, text: 'This case is over. This chat has a newer case with a card of its own.' },
    ]);
  });

  it('says so too where the newer case is over', async () => {
    const world = await slackWorld();
    await turnsInto(world, { id: 'case-2', status: 'resolved' });
    await world.press('take');
    expect(world.whispers).toEqual([
      { user: anna.id, text: 'This case is over, and so is a newer one of this chat.' },
    ]);
  });

  /** The card that Slack answered for, or was given up. */
  const cardSettled = async ({ store }: World, settlement: Settlement) => {
    const until = monday + 1_000;
    await store.leaseEffect({ conversation, seq: 1 }, { now: monday, until });
    await store.settleEffect({ conversation, seq: 1 }, until, settlement);
  };

  it('takes a case that went out by mail because Slack refused its thread', async () => {
    const world = await slackWorld();
    await turnsInto(world, { status: 'unreachable' });
    await cardSettled(world, { status: 'sent', externalId: `${channel}:1.1` });
    await world.press('take');
    expect((await world.store.getOwnership(conversation)).owner).toEqual({
      kind: 'teammate',
      teammate: anna,
    });
  });

  it('takes none whose card was given up though it stands in Slack: nothing is known of its thread', async () => {
    const world = await slackWorld();
    await turnsInto(world, { status: 'unreachable' });
    await cardSettled(world, { status: 'failed', why: 'ambiguous' });
    await world.press('take');
    await world.press('take_and_send', anna.id, `${caseId}:input-1`);
    expect([
      (await world.store.getOwnership(conversation)).epoch,
      await world.inputs(),
      world.doorbells,
    ]).toEqual([0, [], []]);
    const text =
      'Slack took this card too late, so the chat went out by e-mail. Please answer by e-mail or in LiveAgent.';
    expect(world.whispers).toEqual([
      { user: anna.id, text },
      { user: anna.id, text },
    ]);
  });

  it.each(['hand_back', 'resolve', 'call_team'])(
    'says of a case that went out by mail why it does not %s',
    async (action) => {
      const world = await slackWorld();
      await turnsInto(world, { status: 'unreachable' });
      await world.press(action);
      expect([await world.inputs(), world.doorbells]).toEqual([[], []]);
      expect(world.whispers).toEqual([
        { user: anna.id, text: 'Slack refused this chat, so it went out by e-mail. Take it first.' },
      ]);
    },
  );
});
