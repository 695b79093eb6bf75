import { mentionText } from '../../../core/escalation/mention.ts';
import { en } from '../../../core/languages/en.ts';
import {
  claim,
  deliveryFails,
  effectsAfter,
  handBack,
  timerFires,
  writesInThread,
} from '../../factories/team-acts.ts';
import { createWorld, says } from '../../factories/world.ts';
import {
  caseId,
  climb,
  forgetLadder,
  mailed,
  minute,
  notice,
  post,
  type Steps,
  timer,
  told,
  until,
  waiting,
} from './ladder-world.ts';

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

  it('mails what Slack does not show of such a case, though its timers are over', async () => {
    const { world, openedAt, skip } = await waiting();
    await until(world, skip, openedAt + 10 * minute);
    await forgetLadder(world);
    world.says('Anybody?');
    world.modelAnswers = [says('One moment more.')];
    await world.turn();
    const before = (await effectsAfter(world, 0)).length;
    await deliveryFails(world, 1, { what: 'thread_post', why: 'unavailable', text: 'Anybody?' });
    await world.turn();
    const after = await until(world, before, openedAt + 60 * minute);
    expect(after.map((effect) => (effect.kind === 'team_mail' ? effect.subject : effect.kind))).toEqual([
      'More from a visitor whose chat Slack does not show',
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
