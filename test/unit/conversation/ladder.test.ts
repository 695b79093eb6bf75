import { mentionText } from '../../../core/escalation/mention.ts';
import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { claim, effectsAfter, handBack, timerFires } from '../../factories/team-acts.ts';
import { createWorld, type World } from '../../factories/world.ts';

const caseId = 'id-0001';

/** An escalated chat, and how many effects its opening took. */
const waiting = async () => {
  const world = createWorld();
  world.says('I want to talk to a human, zoe@example.org!');
  await world.turn();
  const openedAt = world.clock.now();
  return { world, openedAt, skip: (await effectsAfter(world, 0)).length };
};

const climb = async (world: World, step: number, at: number) => {
  await timerFires(world, step, caseId, at);
  await world.turn();
};

const timer = (openedAt: number, step: number) => ({
  kind: 'timer',
  timer: { name: 'unclaimed', caseId, step },
  due: openedAt + (config.escalation.unclaimed[step]?.afterSeconds ?? 0) * 1000,
});
const post = (text: string, mention?: string) => ({
  kind: 'thread_post',
  card: 2,
  post: { from: 'system', text, ...(mention === undefined ? {} : { mention }) },
});
const notice = (text: string) => ({ kind: 'reply', message: { from: 'system', text }, fence: null });

describe('a case that nobody takes', () => {
  it('begins its ladder when it is opened', async () => {
    const { world, openedAt } = await waiting();
    expect((await effectsAfter(world, 0)).filter(({ kind }) => kind === 'timer')).toEqual([
      timer(openedAt, 0),
    ]);
    expect(world.sent.filter(({ queue }) => queue === 'timers')).toEqual([
      {
        queue: 'timers',
        message: {
          type: 'timer',
          conversation: world.conversation,
          timer: { name: 'unclaimed', caseId, step: 0 },
          due: openedAt + 120_000,
        },
      },
    ]);
  });

  it('climbs it: mention, tell the visitor, mail the team, and no further', async () => {
    const { world, openedAt, skip } = await waiting();
    await climb(world, 0, openedAt + 120_000);
    await climb(world, 1, openedAt + 300_000);
    await climb(world, 2, openedAt + 600_000);
    await climb(world, 3, openedAt + 900_000);
    expect(await effectsAfter(world, skip)).toEqual([
      post('Nobody has taken this for 2 minutes.', '<!here>'),
      timer(openedAt, 1),
      notice(en.words.nobodyYet),
      post('Nobody has taken this for 5 minutes. The visitor was told so and asked for an e-mail address.'),
      timer(openedAt, 2),
      {
        kind: 'team_mail',
        subject: 'Nobody has taken a chat for 10 minutes',
        text: [
          'Nobody has taken this for 10 minutes.',
          'Reason: asked_for_person',
          'Brief: The visitor asks for a person. They write in English.',
          "Visitor's words: I want to talk to a human, zoe@example.org!",
          'Page: https://www.liveagent.com/features/',
          'E-mail: zoe@example.org',
        ].join('\n'),
        replyTo: 'zoe@example.org',
      },
      notice(en.words.teamMailed),
    ]);
    expect(world.counted.filter((metric) => metric === 'UnclaimedSteps')).toHaveLength(4);
  });

  it('stops climbing at a claim', async () => {
    const { world, openedAt } = await waiting();
    await claim(world);
    await world.turn();
    const taken = (await effectsAfter(world, 0)).length;
    for (const step of [0, 1, 2]) await climb(world, step, openedAt + (step + 1) * 300_000);
    expect(await effectsAfter(world, taken)).toEqual([]);
  });

  it('stops climbing when somebody answers in LiveAgent', async () => {
    const { world, openedAt } = await waiting();
    world.agentSays('Hi, Carla here.');
    await world.turn();
    const taken = (await effectsAfter(world, 0)).length;
    await climb(world, 0, openedAt + 120_000);
    expect(await effectsAfter(world, taken)).toEqual([]);
  });

  it('leaves another case alone', async () => {
    const { world, openedAt, skip } = await waiting();
    await timerFires(world, 0, 'id-other', openedAt + 120_000);
    await world.turn();
    expect(await effectsAfter(world, skip)).toEqual([]);
  });

  it('opened again climbs by its new time, not by the timers of the first', async () => {
    const { world, openedAt } = await waiting();
    await claim(world);
    await handBack(world);
    await world.turn();
    world.says('I want to talk to a human');
    await world.turn();
    const reopenedAt = world.clock.now();
    const skip = (await effectsAfter(world, 0)).length;
    await climb(world, 0, openedAt + 120_000);
    expect([reopenedAt > openedAt, await effectsAfter(world, skip)]).toEqual([true, []]);
    await climb(world, 0, reopenedAt + 120_000);
    expect(await effectsAfter(world, skip)).toEqual([
      post('Nobody has taken this for 2 minutes.', '<!here>'),
      timer(reopenedAt, 1),
    ]);
  });

  it('mentions by the step’s own setting, else by the channel’s', async () => {
    const group = { usergroup: 'S0SUPPORT1' };
    const unclaimed = [
      { afterSeconds: 60, action: 'mention' as const },
      { afterSeconds: 90, action: 'mention' as const, mention: 'none' as const },
    ];
    const world = createWorld({
      slack: { ...config.slack, mention: group },
      escalation: { ...config.escalation, unclaimed },
    });
    world.says('a human please');
    await world.turn();
    const skip = (await effectsAfter(world, 0)).length;
    await climb(world, 0, world.clock.now() + 60_000);
    await climb(world, 1, world.clock.now() + 30_000);
    expect((await effectsAfter(world, skip)).filter(({ kind }) => kind === 'thread_post')).toEqual([
      post('Nobody has taken this for 1 minute.', '<!subteam^S0SUPPORT1>'),
      post('Nobody has taken this for 2 minutes.'),
    ]);
  });
});

describe('a mention', () => {
  it.each([
    ['here', '<!here>'],
    ['none', undefined],
    [{ usergroup: 'S0SUPPORT1' }, '<!subteam^S0SUPPORT1>'],
  ] as const)('of %j is %s', (mention, text) => {
    expect(mentionText(mention)).toBe(text);
  });
});
