import config from '../../../frontdesk.config.ts';
import { claim, stateOf, texts } from '../../factories/team-acts.ts';
import { createWorld } from '../../factories/world.ts';
import {
  assistant,
  card,
  caseId,
  during,
  escalated,
  minute,
  named,
  notice,
  owner,
  pass,
  personReminded,
  post,
  stillWithPerson,
  taken,
  teamCalledAgain,
} from './silent-owner-world.ts';

describe('an agent in LiveAgent’s panel who leaves the visitor without an answer', () => {
  const panel = async () => {
    const world = await escalated();
    world.agentSays('Carla here');
    await world.turn();
    return world;
  };

  it('owes nothing right after an answer', async () => {
    const world = await panel();
    expect(await pass(world, world.clock.now() + 60 * minute)).toEqual([]);
  });

  it('is reminded by a note in LiveAgent, and the thread tells the team', async () => {
    const world = await panel();
    world.says('And my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    expect(await pass(world, wrote + 5 * minute)).toEqual([
      card({ inPanel: true, waitingSince: wrote }),
      post('The visitor has waited 5 minutes for an answer from Carla.'),
      { kind: 'note', text: 'The visitor has waited 5 minutes for an answer.' },
      notice(`${named(stillWithPerson, 'Carla')} ${personReminded}`),
    ]);
    await pass(world, wrote + 10 * minute);
    expect(await owner(world)).toEqual([assistant, assistant]);
    expect((await texts(world)).at(-1)).toBe(`system: ${named(teamCalledAgain, 'Carla')}`);
  });
});

describe('business hours and configuration', () => {
  const hours = {
    timeZone: 'UTC',
    week: { monday: ['09:00-17:00'], tuesday: ['09:00-17:00'] },
    holidays: [],
  };
  const closing = Date.parse('2026-03-02T17:00:00Z');
  const opening = Date.parse('2026-03-03T09:00:00Z');

  it('tell the visitor when the team is back, and remind and call at the opening', async () => {
    const world = await taken({ hours }, closing - 4 * minute);
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    expect(await pass(world, wrote + 60 * minute)).toEqual([
      notice(
        `${named(stillWithPerson)} Our team is away right now and will be back on Tuesday, March 3 at 9:00 AM UTC.`,
      ),
    ]);
    expect((await pass(world, opening))[1]).toEqual(
      expect.objectContaining({
        post: expect.objectContaining({ mention: '<@U0ANNASMITH>' }) as unknown,
      }),
    );
    expect((await pass(world, opening + 4 * minute)).length).toBe(0);
    expect((await pass(world, opening + 5 * minute))[0]).toEqual(card({ status: 'waiting' }));
  });

  it('never leave a visitor waiting for a team that has no hours at all', async () => {
    const world = await taken({ hours: { ...hours, week: {} } });
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    await pass(world, wrote + 10 * minute);
    expect((await stateOf(world))?.case?.status).toBe('waiting');
    expect((await pass(world, wrote + 20 * minute)).map(({ kind }) => kind)).toContain('team_mail');
  });

  it('take other times, also for chats that wait already', async () => {
    const world = await taken({ silentOwner: { remindMinutes: 1, callMinutes: 3 } });
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    expect((await pass(world, wrote + minute))[0]).toEqual(card({ waitingSince: wrote }));
    expect((await pass(world, wrote + 3 * minute))[0]).toEqual(card({ status: 'waiting' }));
  });

  it('are five and ten minutes where configuration says nothing', async () => {
    const { silentOwner: _, ...escalation } = config.escalation;
    const world = createWorld({ escalation });
    world.says('I want to talk to a human');
    await world.turn();
    await claim(world);
    const at = world.clock.now();
    await world.turn();
    expect(await pass(world, at + 5 * minute - 1)).toEqual([]);
    expect((await pass(world, at + 5 * minute))[0]).toEqual(card({ waitingSince: at }));
    expect((await pass(world, at + 10 * minute - 1)).length).toBe(0);
    expect((await pass(world, at + 10 * minute))[0]).toEqual(card({ status: 'waiting' }));
  });

  it('look after a chat that was claimed before it was kept at which message', async () => {
    const world = await taken();
    const stored = await stateOf(world);
    if (stored?.case === undefined) throw new Error('expected a case');
    const { claimedAfter: _, ...old } = stored.case;
    await world.store.commit(world.conversation, {
      expectedVersion: stored.version,
      expectedEpoch: 1,
      state: { ...stored, version: stored.version + 1, case: old },
      ...{ messages: [], effects: [], handled: [], learned: [], lookups: [] },
    });
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    expect((await pass(world, wrote + 5 * minute))[0]).toEqual(card({ waitingSince: wrote }));
  });

  it('set one timer for what is next, by a name of its own', async () => {
    const world = await taken();
    await pass(world, world.clock.now() + 10 * minute);
    const effects = await during(world, () => world.says('Can you look at my invoice?'));
    const due = world.clock.now() + 5 * minute;
    expect(effects.at(-1)).toEqual({
      kind: 'timer',
      timer: { name: 'silent_owner', caseId, step: 0 },
      due,
    });
    expect((await during(world, () => world.says('Hello?'))).map(({ kind }) => kind)).toEqual([
      'thread_post',
    ]);
  });
});
