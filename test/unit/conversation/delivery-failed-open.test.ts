import { en } from '../../../core/languages/en.ts';
import { claim, deliveryFails, effectsAfter, stateOf, texts, timerFires } from '../../factories/team-acts.ts';
import { says, type World } from '../../factories/world.ts';
import { escalated, failing, notice } from './delivery-failed-world.ts';

const post = (text: string) => ({ kind: 'thread_post', card: 2, post: { from: 'system', text } });

/** The timer that is on its way rings, `times` times over. */
const ringNext = async (world: World, times: number) => {
  for (let n = 0; n < times; n += 1) {
    const timer = (await effectsAfter(world, 0)).findLast((effect) => effect.kind === 'timer');
    const set = timer?.timer.name === 'unclaimed' ? timer.timer : undefined;
    await timerFires(world, set?.step ?? 0, set?.caseId ?? '', timer?.due ?? 0);
    await world.turn();
  }
};

describe('a delivery that was given up, where a case is open', () => {
  const facts = [
    'Reason: The visitor asked for a person',
    'Brief: The visitor asks for a person. They write in English.',
    "Visitor's words: a human please, zoe@example.org",
    'Page: https://www.liveagent.com/features/',
    'E-mail: zoe@example.org',
  ].join('\n');
  const mail = (subject: string, ...parts: string[]) => ({
    kind: 'team_mail',
    subject,
    text: parts.join('\n\n'),
    replyTo: 'zoe@example.org',
    transcript: { ref: 'id-0002', nonce: 'id-0003' },
    ticketId: 'tick1234',
  });
  const instead = (why: string) =>
    mail(
      'A chat needs a person, and Slack did not take it',
      `Slack did not take a message (${why}). What the visitor writes from here on comes by e-mail.`,
      facts,
      [
        'Conversation so far',
        'Assistant: Hello, and welcome to LiveAgent! How can I help you today?',
        'Visitor: a human please, zoe@example.org',
        `Notice: ${en.words.personAsked}`,
      ].join('\n'),
    );
  const more = (...lines: string[]) =>
    mail(
      'More from a visitor whose chat Slack does not show',
      'The visitor has written since, and Slack did not take it.',
      facts,
      lines.join('\n'),
    );
  const wake = (step: number, due: number) => ({
    kind: 'timer',
    timer: { name: 'unclaimed', caseId: 'id-0001', step },
    due,
  });

  it.each([
    ['reply', 'A message to the visitor could not be delivered (unavailable).'],
    ['lead_mail', 'The e-mail about a lead could not be sent (unavailable).'],
    ['team_mail', 'The e-mail to the team could not be sent (unavailable).'],
  ] as const)('of a %s is told in the thread', async (what, brief) => {
    expect(await failing(await escalated(), what)).toEqual([post(brief)]);
  });

  it('of the card goes to the team by mail at once, and the visitor is told so', async () => {
    const world = await escalated();
    expect(await failing(world, 'card')).toEqual([instead('unavailable'), notice(en.words.mailedInstead)]);
    expect((await stateOf(world))?.case?.status).toBe('unreachable');
    expect(await failing(world, 'thread_post')).toEqual([]);
  });

  it('of a message in the thread that may have been an outage is mailed two minutes later, the case stays', async () => {
    const world = await escalated();
    world.says('Hello?');
    world.modelAnswers = [says('One moment, please.')];
    await world.turn();
    world.says('Anybody?');
    world.says('I am in a hurry');
    world.modelAnswers = [says('One moment more.')];
    await world.turn();
    const skip = (await effectsAfter(world, 0)).length;
    // The ladder has a timer on its way that rings sooner.
    expect(await failing(world, 'thread_post', 'unavailable', 'Anybody?')).toEqual([]);
    await failing(world, 'thread_post', 'unavailable', 'I am in a hurry');
    await ringNext(world, 2);
    expect((await effectsAfter(world, skip)).filter(({ kind }) => kind === 'team_mail')).toEqual([
      more('Visitor: Anybody?', 'Visitor: I am in a hurry', 'Assistant: One moment more.'),
    ]);
    expect((await stateOf(world))?.case?.status).toBe('waiting');
  });

  describe.each(['token_revoked', 'is_archived', 'not_in_channel'])('of a message refused for %s', (why) => {
    const refused = async () => {
      const world = await escalated();
      return { world, effects: await failing(world, 'thread_post', why) };
    };

    it('goes to the team by mail at once, and the visitor is told so', async () => {
      const { world, effects } = await refused();
      expect(effects).toEqual([
        instead(why),
        { kind: 'card_update', card: 2, view: expect.objectContaining({ status: 'unreachable' }) },
        notice(en.words.mailedInstead),
      ]);
      expect((await stateOf(world))?.case?.status).toBe('unreachable');
    });

    it('mails what the visitor writes from then on, a burst as one, and what was answered', async () => {
      const { world } = await refused();
      const skip = (await effectsAfter(world, 0)).length;
      world.says('Are you there?');
      const since = world.clock.now();
      world.modelAnswers = [says('I am.')];
      await world.turn();
      world.says('My order is 17');
      world.modelAnswers = [says('Thank you.')];
      await world.turn();
      await ringNext(world, 2);
      const [first, second, ...rest] = await effectsAfter(world, skip);
      expect([first?.kind, second?.kind]).toEqual(['reply', 'reply']);
      expect(rest).toEqual([
        wake(4, since + 120_000),
        more(
          'Visitor: Are you there?',
          'Assistant: I am.',
          'Visitor: My order is 17',
          'Assistant: Thank you.',
        ),
      ]);
    });

    it('mails them at once where the chat is closed', async () => {
      const { world } = await refused();
      world.says('Are you there?');
      world.modelAnswers = [says('I am.')];
      await world.turn();
      const skip = (await effectsAfter(world, 0)).length;
      world.ticket.status = 'closed';
      await world.turn();
      expect(await effectsAfter(world, skip)).toEqual([more('Visitor: Are you there?', 'Assistant: I am.')]);
    });

    it('tries Slack again when a person is asked for again, promising no notification', async () => {
      const { world } = await refused();
      const skip = (await effectsAfter(world, 0)).length;
      world.says('a human please');
      await world.turn();
      const effects = await effectsAfter(world, skip);
      expect(effects.map(({ kind }) => kind)).toContain('card');
      expect(effects.at(-1)).toEqual(notice(en.words.passedOn));
    });

    it('gives a chat that somebody in Slack had taken to the assistant, who answers what was asked last', async () => {
      const world = await escalated();
      await claim(world);
      await world.turn();
      world.says('How is it priced?');
      await world.turn();
      world.modelAnswers = [says('Per agent [1].')];
      const effects = await failing(world, 'thread_post', why);
      expect(effects.map(({ kind }) => kind)).toEqual(['team_mail', 'card_update', 'reply', 'reply']);
      expect((await texts(world)).slice(-2)).toEqual([
        `system: ${en.words.mailedInstead}`,
        'assistant: Per agent.',
      ]);
      expect(await world.store.getOwnership(world.conversation)).toEqual({
        owner: { kind: 'assistant' },
        epoch: 2,
      });
    });
  });

  it('of mail and Slack alike is mailed anew after half an hour, not in a circle', async () => {
    const world = await escalated();
    await failing(world, 'card', 'token_revoked');
    await deliveryFails(world, 99, { what: 'team_mail', why: 'refused' });
    const skip = (await effectsAfter(world, 0)).length;
    await world.turn();
    const failedAt = world.clock.now();
    await ringNext(world, 1);
    expect(await effectsAfter(world, skip)).toEqual([wake(4, failedAt + 32 * 60_000)]);
  });
});
