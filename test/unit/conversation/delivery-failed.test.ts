import type { EffectKind } from '../../../core/conversation/effect.ts';
import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { deliveryFails, effectsAfter, resolves, stateOf } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const notice = (text: string) => ({ kind: 'reply', message: { from: 'system', text }, fence: null });
const post = (text: string) => ({ kind: 'thread_post', card: 2, post: { from: 'system', text } });

/** What the failed delivery of an effect leads to. */
const failing = async (world: World, what: EffectKind) => {
  const skip = (await effectsAfter(world, 0)).length;
  await deliveryFails(world, 1, what);
  await world.turn();
  return effectsAfter(world, skip);
};

const answered = async () => {
  const world = createWorld();
  world.says('How is it priced?');
  world.modelAnswers = [says('Per agent [1].')];
  await world.turn();
  return world;
};

const escalated = async () => {
  const world = createWorld();
  world.says('a human please, zoe@example.org');
  await world.turn();
  return world;
};

describe('a delivery that was given up, where no case is open', () => {
  it.each([
    ['reply', 'A message to the visitor could not be delivered (unavailable).'],
    ['lead_mail', 'The e-mail about a lead could not be sent (unavailable).'],
    ['team_mail', 'The e-mail to the team could not be sent (unavailable).'],
  ] as const)('of a %s calls a person and tells the visitor of trouble', async (what, brief) => {
    const world = await answered();
    const effects = await failing(world, what);
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
      },
    ]);
  });

  it('calls one also after a case was resolved', async () => {
    const world = await escalated();
    await resolves(world);
    await world.turn();
    expect((await failing(world, 'reply')).map(({ kind }) => kind)).toContain('card');
  });
});

describe('a delivery that was given up, where a case is open', () => {
  const mail = (brief: string) => ({
    kind: 'team_mail',
    subject: 'A chat needs a person, and Slack did not take it',
    text: [
      brief,
      'Reason: asked_for_person',
      'Brief: The visitor asks for a person. They write in English.',
      "Visitor's words: a human please, zoe@example.org",
      'Page: https://www.liveagent.com/features/',
    ].join('\n'),
    replyTo: 'zoe@example.org',
  });

  it.each([
    ['reply', 'A message to the visitor could not be delivered (unavailable).'],
    ['lead_mail', 'The e-mail about a lead could not be sent (unavailable).'],
    ['team_mail', 'The e-mail to the team could not be sent (unavailable).'],
  ] as const)('of a %s is told in the thread', async (what, brief) => {
    expect(await failing(await escalated(), what)).toEqual([post(brief)]);
  });

  it('of the card goes to the team by mail, and the visitor is told so', async () => {
    expect(await failing(await escalated(), 'card')).toEqual([
      mail('Slack did not take a message (unavailable).'),
      notice(en.words.teamMailed),
    ]);
  });

  it('of a message in the thread goes to the team by mail', async () => {
    expect(await failing(await escalated(), 'thread_post')).toEqual([
      mail('Slack did not take a message (unavailable).'),
    ]);
  });
});
