import { mentionText } from '../../../core/escalation/mention.ts';
import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { effectsAfter, stateOf } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';
import {
  caseId,
  climb,
  forgetLadder,
  mailed,
  minute,
  notice,
  post,
  type Steps,
  told,
  until,
  waiting,
} from './ladder-world.ts';

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
