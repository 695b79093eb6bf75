import type { FrontdeskConfig } from '../../../core/config.ts';
import type { EffectBody } from '../../../core/conversation/effect.ts';
import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { monday } from '../../factories/clock.ts';
import { anna, ben } from '../../factories/conversation.ts';
import {
  claim,
  effectsAfter,
  handBack,
  resolves,
  stateOf,
  texts,
  writesInThread,
} from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const minute = 60_000;
const caseId = 'id-0001';

const escalated = async (escalation: Partial<FrontdeskConfig['escalation']> = {}, at = monday) => {
  const world = createWorld({ escalation: { ...config.escalation, ...escalation } });
  world.clock.set(at);
  world.says('I want to talk to a human');
  await world.turn();
  return world;
};
/** A chat that Anna has taken, and in which both have said something. */
const taken = async (escalation: Partial<FrontdeskConfig['escalation']> = {}, at = monday) => {
  const world = await escalated(escalation, at);
  await claim(world);
  await world.turn();
  await writesInThread(world, 'Hello, how can I help?');
  await world.turn();
  return world;
};
const during = async (world: World, act: () => unknown) => {
  const skip = (await effectsAfter(world, 0)).length;
  await act();
  await world.turn();
  return effectsAfter(world, skip);
};
/** The timers that are due by an instant ring, each at its time; everything but timers that comes of it. */
const pass = async (world: World, end: number): Promise<EffectBody[]> => {
  const skip = (await effectsAfter(world, 0)).length;
  const { effects: all } = await world.store.history(world.conversation);
  const rung = new Set<number>();
  for (let n = 0; n < 20; n += 1) {
    const { effects } = n === 0 ? { effects: all } : await world.store.history(world.conversation);
    const next = effects
      .filter(({ seq, body }) => body.kind === 'timer' && !rung.has(seq) && body.due > world.clock.now())
      .sort((a, b) => (a.body.kind === 'timer' && b.body.kind === 'timer' ? a.body.due - b.body.due : 0))[0];
    if (next?.body.kind !== 'timer' || next.body.due > end) break;
    rung.add(next.seq);
    const { timer, due } = next.body;
    world.clock.set(due);
    const id = `timer:${next.seq}`;
    await world.store.recordInput(world.conversation, { id, at: due, kind: 'timer_fired', timer });
    await world.turn();
  }
  world.clock.set(Math.max(end, world.clock.now()));
  return (await effectsAfter(world, skip)).filter(({ kind }) => kind !== 'timer');
};
const post = (text: string, mention?: string) => ({
  kind: 'thread_post',
  card: 2,
  post: { from: 'system', text, ...(mention === undefined ? {} : { mention }) },
});
const notice = (text: string) => ({ kind: 'reply', message: { from: 'system', text }, fence: null });
const card = (over: object) => ({
  kind: 'card_update',
  card: 2,
  view: expect.objectContaining(over) as unknown,
});
const { stillWithPerson, personReminded, teamCalledAgain } = en.words;
const named = (text: string, name = 'Anna Smith') => text.replace('{name}', name);
const reminded = notice(`${named(stillWithPerson)} ${personReminded}`);
const owner = async (world: World) => [
  (await world.store.getOwnership(world.conversation)).owner,
  (await stateOf(world))?.owner,
];
const assistant = { kind: 'assistant' };

describe('a teammate who leaves the visitor without an answer', () => {
  it('is reminded by name after five minutes; card and visitor tell what is true', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    const wrote = world.clock.now();
    await world.turn();
    const told = await pass(world, wrote + 5 * minute);
    expect(told).toEqual([
      card({ status: 'claimed', claimedBy: 'Anna Smith', waitingSince: wrote }),
      post('The visitor has waited 5 minutes for an answer from Anna Smith.', '<@U0ANNASMITH>'),
      reminded,
    ]);
    expect(await owner(world)).toEqual([
      { kind: 'teammate', teammate: anna },
      { kind: 'teammate', teammate: anna },
    ]);
  });

  it('loses the chat after ten: it waits for anybody, and the ladder begins anew', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    await pass(world, wrote + 5 * minute);
    expect(await pass(world, wrote + 10 * minute)).toEqual([
      card({ status: 'waiting', openedAt: wrote + 10 * minute }),
      post('Anna Smith has not answered for 10 minutes. Anybody may take the chat now.', '<!here>'),
      notice(named(teamCalledAgain)),
    ]);
    expect(await owner(world)).toEqual([assistant, assistant]);
    expect((await world.store.getOwnership(world.conversation)).epoch).toBe(2);
    const after = await pass(world, wrote + 20 * minute);
    expect(after.map((effect) => (effect.kind === 'thread_post' ? effect.post.text : effect.kind))).toEqual([
      'Nobody has taken this for 2 minutes.',
      'reply',
      'Nobody has taken this for 5 minutes. The visitor was told so and asked for an e-mail address.',
      'team_mail',
      'reply',
    ]);
    expect(await pass(world, wrote + 60 * minute)).toEqual([]);
  });

  it('is one, too, who took the chat and never said a word', async () => {
    const world = await escalated();
    await claim(world);
    const at = world.clock.now();
    await world.turn();
    expect((await pass(world, at + 5 * minute))[0]).toEqual(card({ waitingSince: at }));
    expect((await pass(world, at + 10 * minute))[0]).toEqual(card({ status: 'waiting' }));
  });

  it('ends the silence with an answer, which the card shows', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    await pass(world, wrote + 6 * minute);
    const answered = await during(world, () => writesInThread(world, 'Yes, one moment.'));
    expect(answered.map(({ kind }) => kind)).toEqual(['reply', 'card_update']);
    const update = answered[1];
    expect(update?.kind === 'card_update' ? [update.view.status, update.view.waitingSince] : []).toEqual([
      'claimed',
      undefined,
    ]);
    expect(await pass(world, wrote + 60 * minute)).toEqual([]);
    expect((await stateOf(world))?.case?.silence).toBeUndefined();
  });

  it('is not reminded of what was answered in time, nor by a note', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    await during(world, () => writesInThread(world, '// have to look it up'));
    await pass(world, wrote + 4 * minute);
    await during(world, () => writesInThread(world, 'It is paid.'));
    expect(await pass(world, wrote + 60 * minute)).toEqual([]);
    world.says('And this note?');
    await world.turn();
    const second = world.clock.now();
    await during(world, () => writesInThread(world, '// no idea'));
    expect(await pass(world, second + 5 * minute)).toHaveLength(3);
  });

  it('counts from the first words that were not answered', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    await world.turn();
    const first = world.clock.now();
    await pass(world, first + 4 * minute);
    await during(world, () => world.says('Hello?'));
    expect((await pass(world, first + 5 * minute))[0]).toEqual(card({ waitingSince: first }));
  });

  it.each([
    ['handing the chat back', handBack],
    ['resolving it', resolves],
  ] as const)('is not reminded after %s', async (_what, act) => {
    const world = await taken();
    world.modelAnswers = [says('Per agent [1].')];
    world.says('How is it priced?');
    await world.turn();
    await during(world, () => act(world));
    expect(await pass(world, world.clock.now() + 60 * minute)).toEqual([]);
    expect((await stateOf(world))?.case?.silence).toBeUndefined();
  });

  it('is not touched where the visitor waits for nothing', async () => {
    const world = await taken();
    expect(await pass(world, world.clock.now() + 60 * minute)).toEqual([]);
  });

  it('keeps a chat that somebody took in that very moment for whoever took it', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    await pass(world, wrote + 5 * minute);
    const at = wrote + 10 * minute;
    world.clock.set(at);
    const timer = { name: 'silent_owner' as const, caseId, step: 0 };
    await world.store.recordInput(world.conversation, { id: 'timer', at, kind: 'timer_fired', timer });
    await handBack(world);
    await claim(world, ben);
    // One input a turn: the first of them is the timer, and Ben has the chat by then.
    world.modelAnswers = [says('Per agent [1].')];
    await world.turn({ last: true });
    expect((await texts(world)).filter((text) => text.includes('asked the whole team'))).toEqual([]);
    expect((await world.store.getOwnership(world.conversation)).owner).toEqual({
      kind: 'teammate',
      teammate: ben,
    });
    expect((await stateOf(world))?.case).toMatchObject({ status: 'claimed', claimedBy: ben });
  });

  it('may take the chat again, and gets the same time once more', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    await pass(world, wrote + 10 * minute);
    await during(world, () => claim(world));
    const again = world.clock.now();
    expect((await pass(world, again + 5 * minute))[0]).toEqual(card({ waitingSince: again }));
    expect((await pass(world, again + 10 * minute))[0]).toEqual(card({ status: 'waiting' }));
  });
});

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
