import type { FrontdeskConfig } from '../../../core/config.ts';
import { mentionText } from '../../../core/escalation/mention.ts';
import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { monday } from '../../factories/clock.ts';
import {
  claim,
  effectsAfter,
  handBack,
  stateOf,
  timerFires,
  writesInThread,
} from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const caseId = 'id-0001';
const minute = 60_000;

type Steps = FrontdeskConfig['escalation']['unclaimed'];

/** An escalated chat, and how many effects its opening took. `escalation` may change under way, as a deploy does it. */
const waiting = async (over: Partial<FrontdeskConfig['escalation']> = {}, at = monday) => {
  const escalation = { ...config.escalation, ...over };
  const world = createWorld({ escalation });
  world.clock.set(at);
  world.says('I want to talk to a human, zoe@example.org!');
  await world.turn();
  const openedAt = world.clock.now();
  return { world, openedAt, escalation, skip: (await effectsAfter(world, 0)).length };
};

const climb = async (world: World, step: number, at: number) => {
  await timerFires(world, step, caseId, at);
  await world.turn();
};

/** What the timers that are set bring about up to an instant, timers themselves left out. */
const until = async (world: World, skip: number, end: number) => {
  for (let rung = 0; rung < 20; rung += 1) {
    const timer = (await effectsAfter(world, 0)).findLast((effect) => effect.kind === 'timer');
    if (timer?.timer.name !== 'unclaimed' || timer.due > end || timer.due < world.clock.now()) break;
    await climb(world, timer.timer.step, timer.due);
  }
  world.clock.set(Math.max(end, world.clock.now()));
  return (await effectsAfter(world, skip)).filter(({ kind }) => kind !== 'timer');
};

/** The case as it was stored before the ladder was kept in it. */
const forgetLadder = async (world: World) => {
  const stored = await world.store.load(world.conversation, { messages: 0 });
  if (stored.state?.case === undefined) throw new Error('expected a case');
  const { ladder: _ladder, wakeAt: _wakeAt, ...old } = stored.state.case;
  await world.store.commit(world.conversation, {
    expectedVersion: stored.state.version,
    expectedEpoch: 0,
    state: { ...stored.state, version: stored.state.version + 1, case: old },
    ...{ messages: [], effects: [], handled: [], learned: [], lookups: [] },
  });
};

const timer = (step: number, due: number) => ({
  kind: 'timer',
  timer: { name: 'unclaimed', caseId, step },
  due,
});
const post = (text: string, mention?: string) => ({
  kind: 'thread_post',
  card: 2,
  post: { from: 'system', text, ...(mention === undefined ? {} : { mention }) },
});
const notice = (text: string) => ({ kind: 'reply', message: { from: 'system', text }, fence: null });
const mail = (waited: string) => ({
  kind: 'team_mail',
  subject: `Nobody has taken a chat for ${waited}`,
  text: [
    `Nobody has taken this for ${waited}.`,
    '',
    'Reason: The visitor asked for a person',
    'Brief: The visitor asks for a person. They write in English.',
    "Visitor's words: I want to talk to a human, zoe@example.org!",
    'Page: https://www.liveagent.com/features/',
    'E-mail: zoe@example.org',
  ].join('\n'),
  replyTo: 'zoe@example.org',
  transcript: { ref: 'id-0002', nonce: 'id-0003' },
  ticketId: 'tick1234',
});
const mailed = (waited: string) => [mail(waited), notice(en.words.teamMailed)];
const told = 'The visitor was told so.';

describe('a case that nobody takes', () => {
  it('takes a step whose timer rang on a machine with a clock that is ahead', async () => {
    const { world, openedAt, skip } = await waiting();
    await timerFires(world, 0, caseId, openedAt + 2 * minute);
    world.clock.set(openedAt + 2 * minute - 2_000);
    await world.turn();
    expect(await effectsAfter(world, skip)).toEqual([
      post('Nobody has taken this for 2 minutes.', mentionText('here')),
      timer(1, openedAt + 5 * minute),
    ]);
  });

  it('begins its ladder when it is opened', async () => {
    const { world, openedAt } = await waiting();
    expect((await effectsAfter(world, 0)).filter(({ kind }) => kind === 'timer')).toEqual([
      timer(0, openedAt + 2 * minute),
    ]);
    expect(world.sent.filter(({ queue }) => queue === 'timers')).toEqual([
      {
        queue: 'timers',
        message: {
          type: 'timer',
          conversation: world.conversation,
          timer: { name: 'unclaimed', caseId, step: 0 },
          due: openedAt + 2 * minute,
        },
      },
    ]);
  });

  it('climbs it: mention, tell the visitor, mail the team, and no further', async () => {
    const { world, openedAt, skip } = await waiting();
    await climb(world, 0, openedAt + 2 * minute);
    await climb(world, 1, openedAt + 5 * minute);
    await climb(world, 2, openedAt + 10 * minute);
    await climb(world, 3, openedAt + 15 * minute);
    expect(await effectsAfter(world, skip)).toEqual([
      post('Nobody has taken this for 2 minutes.', '<!here>'),
      timer(1, openedAt + 5 * minute),
      notice(en.words.nobodyYet),
      post(`Nobody has taken this for 5 minutes. ${told}`),
      timer(2, openedAt + 10 * minute),
      ...mailed('10 minutes'),
    ]);
    expect(world.counted.filter((metric) => metric.startsWith('UnclaimedSteps'))).toEqual([
      'UnclaimedSteps',
      'UnclaimedSteps',
      'UnclaimedSteps',
    ]);
  });

  it('takes each step once, however often its timer comes', async () => {
    const { world, openedAt, skip } = await waiting();
    await climb(world, 0, openedAt + 2 * minute);
    await climb(world, 0, openedAt + 2 * minute + 1);
    await climb(world, 1, openedAt + 2 * minute + 2);
    expect(await effectsAfter(world, skip)).toEqual([
      post('Nobody has taken this for 2 minutes.', '<!here>'),
      timer(1, openedAt + 5 * minute),
    ]);
  });

  it('stops climbing at a claim', async () => {
    const { world, openedAt } = await waiting();
    await claim(world);
    await world.turn();
    await writesInThread(world, 'Hello, how can I help?');
    await world.turn();
    const taken = (await effectsAfter(world, 0)).length;
    for (const step of [0, 1, 2]) await climb(world, step, openedAt + (step + 1) * 5 * minute);
    expect(await effectsAfter(world, taken)).toEqual([]);
  });

  it('stops climbing when somebody answers in LiveAgent', async () => {
    const { world, openedAt } = await waiting();
    world.agentSays('Hi, Carla here.');
    await world.turn();
    const taken = (await effectsAfter(world, 0)).length;
    await climb(world, 0, openedAt + 2 * minute);
    expect(await effectsAfter(world, taken)).toEqual([]);
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
    await climb(world, 0, openedAt + 2 * minute);
    expect([reopenedAt > openedAt, await effectsAfter(world, skip)]).toEqual([true, []]);
    await climb(world, 0, reopenedAt + 2 * minute);
    expect(await effectsAfter(world, skip)).toEqual([
      post('Nobody has taken this for 2 minutes.', '<!here>'),
      timer(1, reopenedAt + 5 * minute),
    ]);
  });

  it('mentions by the step’s own setting, else by the channel’s', async () => {
    const unclaimed: Steps = [
      { afterSeconds: 60, action: 'mention', mention: { usergroup: 'S0SUPPORT1' } },
      { afterSeconds: 90, action: 'mention', mention: 'none' },
      { afterSeconds: 180, action: 'mention' },
    ];
    const { world, skip, openedAt } = await waiting({ unclaimed });
    expect(await until(world, skip, openedAt + 4 * minute)).toEqual([
      post('Nobody has taken this for 1 minute.', '<!subteam^S0SUPPORT1>'),
      post('Nobody has taken this for 2 minutes.'),
      post('Nobody has taken this for 3 minutes.', '<!here>'),
    ]);
  });

  it('asked about again after the team was mailed promises no answer right here any more', async () => {
    const { world, skip, openedAt } = await waiting();
    await until(world, skip, openedAt + 11 * minute);
    world.says('a human please');
    await world.turn();
    expect((await world.replies()).at(-1)?.text).toBe(en.words.alreadyPassedOn);
  });
});

describe('no case ends in silence', () => {
  it.each<[string, Steps, number]>([
    ['no steps', [], 10],
    ['a mention only', [{ afterSeconds: 120, action: 'mention' }], 7],
    [
      'a last step that tells the visitor',
      [
        { afterSeconds: 120, action: 'mention' },
        { afterSeconds: 600, action: 'tell_visitor' },
      ],
      15,
    ],
  ])('with %s configured the team is mailed', async (_name, unclaimed, minutes) => {
    const { world, skip, openedAt } = await waiting({ unclaimed });
    const effects = await until(world, skip, openedAt + 60 * minute);
    expect(effects.slice(-2)).toEqual(mailed(`${minutes} minutes`));
    expect(effects.filter(({ kind }) => kind === 'team_mail')).toHaveLength(1);
  });

  it.each<[string, Steps]>([
    ['fewer steps', []],
    ['later steps', [{ afterSeconds: 900, action: 'mail_team' }]],
    [
      'other steps in the places of those taken',
      [
        { afterSeconds: 60, action: 'mail_team' },
        { afterSeconds: 70, action: 'tell_visitor' },
        { afterSeconds: 80, action: 'mention' },
      ],
    ],
  ])('with %s deployed while it waits the team is mailed once', async (_name, unclaimed) => {
    const { world, skip, openedAt, escalation } = await waiting();
    await until(world, skip, openedAt + 6 * minute);
    escalation.unclaimed = unclaimed;
    await climb(world, 2, openedAt + 10 * minute);
    const effects = await until(world, skip, openedAt + 60 * minute);
    expect(effects.filter(({ kind }) => kind === 'team_mail')).toHaveLength(1);
  });

  it('what is due is done when the visitor writes, where a timer was lost', async () => {
    const { world, openedAt, skip } = await waiting();
    world.clock.set(openedAt + 6 * minute);
    world.says('hello? a human please');
    await world.turn();
    expect((await effectsAfter(world, skip)).slice(1)).toEqual([
      post('Nobody has taken this for 6 minutes.', '<!here>'),
      notice(en.words.nobodyYet),
      post(`Nobody has taken this for 6 minutes. ${told}`),
      timer(2, openedAt + 10 * minute),
      notice(en.words.personAlreadyAsked),
    ]);
  });

  it('goes on with the timers of a case that was opened before the ladder was kept in it', async () => {
    const { world, openedAt, skip } = await waiting();
    await forgetLadder(world);
    await climb(world, 1, openedAt + 5 * minute);
    expect(await until(world, skip, openedAt + 60 * minute)).toEqual([
      notice(en.words.nobodyYet),
      post(`Nobody has taken this for 5 minutes. ${told}`),
      ...mailed('10 minutes'),
    ]);
  });
});

describe('a case of a visitor of whom nothing is known', () => {
  it('is mailed all the same, and says what is not known', async () => {
    const world = createWorld();
    world.visitor = { visitor: {} };
    world.says('I want to talk to a human');
    await world.turn();
    const mails = (await until(world, 0, world.clock.now() + 10 * minute)).flatMap((effect) =>
      effect.kind === 'team_mail' ? [effect] : [],
    );
    expect(mails.map(({ text }) => text.split('\n').slice(-2))).toEqual([
      ['Page: unknown', 'E-mail: not given'],
    ]);
    expect(mails[0]).not.toHaveProperty('replyTo');
  });
});

describe('a case from before the ladder was kept in it', () => {
  it('leaves its steps to its own timer, which is still on its way', async () => {
    const { world, openedAt, skip } = await waiting();
    await forgetLadder(world);
    world.clock.set(openedAt + 6 * minute);
    world.says('hello?');
    world.modelAnswers = [says('One moment.')];
    await world.turn();
    const came = await effectsAfter(world, skip);
    expect(came.map(({ kind }) => kind)).toEqual(['thread_post', 'reply', 'thread_post']);
    expect((await stateOf(world))?.case).not.toHaveProperty('ladder');
  });

  it('is not mailed twice where its timer tells that it was mailed', async () => {
    const longer: Steps = [
      ...config.escalation.unclaimed,
      { afterSeconds: 1800, action: 'mention', mention: { usergroup: 'S0LEADS01' } },
    ];
    const { world, openedAt, skip } = await waiting({ unclaimed: longer });
    await forgetLadder(world);
    await climb(world, 3, openedAt + 30 * minute);
    expect(await until(world, skip, openedAt + 120 * minute)).toEqual([
      post('Nobody has taken this for 30 minutes.', '<!subteam^S0LEADS01>'),
    ]);
    expect((await stateOf(world))?.case).toMatchObject({
      mailedAt: openedAt,
      ladder: { done: [0, 1, 2, 3] },
    });
  });
});

describe('business hours', () => {
  const day = ['09:00-17:00'];
  const hours = {
    timeZone: 'UTC',
    week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
    holidays: [],
  };
  const at = (dayOfMarch: number, hour: number, minutes = 0) => Date.UTC(2026, 2, dayOfMarch, hour, minutes);
  const friday = 6;
  const nextMonday = 9;

  it('outside them the visitor hears the truth at once, the mail goes out in time, the team is called once they begin', async () => {
    const unclaimed: Steps = [...config.escalation.unclaimed, { afterSeconds: 900, action: 'mention' }];
    const { world, skip, openedAt } = await waiting({ hours, unclaimed }, at(friday, 20));
    expect((await world.replies()).at(-1)?.text).toContain('will be back on Monday, March 9');
    expect(await until(world, skip, at(nextMonday, 8, 59))).toEqual(mailed('10 minutes'));
    expect(await until(world, skip, at(nextMonday, 9, 1))).toEqual([
      ...mailed('10 minutes'),
      post('Nobody has taken this for 3 days.', '<!here>'),
    ]);
    expect(openedAt).toBeLessThan(at(friday, 21));
  });

  it('that end while a visitor waits hold back the mention, and the visitor is told', async () => {
    const { world, skip } = await waiting({ hours }, at(friday, 16, 59));
    const [first, second, ...rest] = await until(world, skip, at(nextMonday, 9));
    expect([first, second]).toEqual([
      notice(
        `${en.words.nobodyYet} Our team is away right now and will be back on Monday, March 9 at 9:00 AM UTC.`,
      ),
      post(`Nobody has taken this for 5 minutes. ${told}`),
    ]);
    expect(rest).toEqual([...mailed('10 minutes'), post('Nobody has taken this for 3 days.', '<!here>')]);
  });

  it('that never begin leave out mentions, and nothing else', async () => {
    const { world, skip } = await waiting({ hours: { ...hours, week: {} } }, at(friday, 12));
    expect(await until(world, skip, at(nextMonday, 12))).toEqual(mailed('10 minutes'));
  });
});

describe('a snoozed case', () => {
  const snooze = async (world: World, until: number) => {
    const input = { id: `snooze:${until}`, at: world.clock.now(), kind: 'snoozed' as const, caseId, until };
    await world.store.recordInput(world.conversation, {
      ...input,
      by: { id: 'U0ANNASMITH', name: 'Anna Smith' },
    });
    await world.turn();
    return (await effectsAfter(world, 0)).length;
  };

  it('calls nobody until then, tells the visitor all the same, then calls once and mails', async () => {
    const { world, openedAt } = await waiting();
    const skip = await snooze(world, openedAt + 60 * minute);
    expect(await until(world, skip, openedAt + 59 * minute)).toEqual([
      notice(en.words.nobodyYet),
      post(`Nobody has taken this for 5 minutes. ${told}`),
    ]);
    expect(await until(world, skip + 3, openedAt + 61 * minute)).toEqual([
      post('Nobody has taken this for 60 minutes.', '<!here>'),
      ...mailed('60 minutes'),
    ]);
    expect((await stateOf(world))?.case?.snoozedUntil).toBeUndefined();
  });

  it('is called again at its end where every step was taken before', async () => {
    const { world, openedAt, skip } = await waiting();
    await until(world, skip, openedAt + 11 * minute);
    const after = await snooze(world, openedAt + 60 * minute);
    expect(await until(world, after, openedAt + 90 * minute)).toEqual([
      post('The snooze is over. Nobody has taken this for 60 minutes.', '<!here>'),
    ]);
  });
});

describe('an address given while a case waits', () => {
  it('goes to the team after the mail, once, and to the card', async () => {
    const world = createWorld();
    world.says('I want to talk to a human');
    await world.turn();
    await until(world, 0, world.clock.now() + 11 * minute);
    const skip = (await effectsAfter(world, 0)).length;
    world.says('write to zoe@example.org');
    world.modelAnswers = [says('Thank you.')];
    await world.turn();
    const effects = await effectsAfter(world, skip);
    expect(effects.map(({ kind }) => kind)).toEqual([
      'thread_post',
      'team_mail',
      'reply',
      'thread_post',
      'card_update',
    ]);
    expect(effects[1]).toMatchObject({
      subject: 'A waiting visitor left an e-mail address',
      text: expect.stringContaining('E-mail: zoe@example.org'),
      replyTo: 'zoe@example.org',
    });
    world.says('again: zoe@example.org');
    world.modelAnswers = [says('Thank you.')];
    await world.turn();
    expect((await effectsAfter(world, skip)).filter(({ kind }) => kind === 'team_mail')).toHaveLength(1);
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
