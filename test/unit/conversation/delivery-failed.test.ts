import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { claim, handBack, resolves, stateOf } from '../../factories/team-acts.ts';
import { createWorld, says } from '../../factories/world.ts';
import { escalated, failing, notice } from './delivery-failed-world.ts';

const answered = async () => {
  const world = createWorld();
  world.says('How is it priced?');
  world.modelAnswers = [says('Per agent [1].')];
  await world.turn();
  return world;
};

describe('a delivery that was given up, where no case is open', () => {
  it.each([
    ['reply', 'A message to the visitor could not be delivered (unavailable).', 'unavailable'],
    ['lead_mail', 'The e-mail about a lead could not be sent (unavailable).', 'unavailable'],
    ['team_mail', 'The e-mail to the team could not be sent (unavailable).', 'unavailable'],
    [
      'lead_mail',
      'It is not known whether the e-mail about a lead went out: the mail system did not answer (ambiguous).',
      'ambiguous',
    ],
    [
      'team_mail',
      'It is not known whether the e-mail to the team went out: the mail system did not answer (ambiguous).',
      'ambiguous',
    ],
    ['reply', 'A message to the visitor could not be delivered (ambiguous).', 'ambiguous'],
  ] as const)('of a %s calls a person and tells the visitor of trouble', async (what, brief, why) => {
    const world = await answered();
    const effects = await failing(world, what, why);
    const { lastEffect = 0, case: opened } = (await stateOf(world)) ?? {};
    expect(effects.map(({ kind }) => kind)).toEqual([
      ...['card', 'thread_post', 'note', 'brief', 'timer', 'reply'],
    ]);
    expect([effects.at(-1), opened]).toEqual([
      notice(en.words.troublePersonAsked),
      {
        id: 'id-0002',
        status: 'waiting',
        reason: 'delivery_failed',
        brief,
        quote: 'How is it priced?',
        openedAt: world.clock.now(),
        card: lastEffect - 5,
        channel: config.slack.channel,
        tried: [],
        transcript: { ref: 'id-0003', nonce: 'id-0004' },
        ladder: { done: [] },
        wakeAt: world.clock.now() + 120_000,
      },
    ]);
  });

  it('calls one also after a case was resolved', async () => {
    const world = await escalated();
    await resolves(world);
    await world.turn();
    expect((await failing(world, 'reply')).map(({ kind }) => kind)).toContain('card');
  });

  it('calls one where a case was handed back, whose thread nobody reads any more', async () => {
    const world = await escalated();
    await claim(world);
    await world.turn();
    await handBack(world);
    await world.turn();
    const effects = await failing(world, 'lead_mail', 'refused');
    expect((await stateOf(world))?.case).toMatchObject({
      id: 'id-0001',
      status: 'waiting',
      brief: 'The e-mail about a lead could not be sent (refused).',
    });
    expect(effects.at(-1)).toEqual(notice(en.words.troublePersonAsked));
  });
});
