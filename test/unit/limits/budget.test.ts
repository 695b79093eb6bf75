import { AppError } from '../../../core/errors.ts';
import { mostRenewals } from '../../../core/limits/usage.ts';
import { anna } from '../../factories/conversation.ts';
import { deliveryFails } from '../../factories/team-acts.ts';
import { calls, says } from '../../factories/world.ts';
import { chatFor, chatUnder, claim, press, sentTo, stateOf, words } from './limited-chat.ts';

describe('a chat that has had its share', () => {
  it.each([
    ['messages', { messagesPerConversation: 5 }, 'The visitor has written more than 5 messages.'],
    ['calls', { modelCallsPerConversation: 5 }, 'The assistant has asked the model 5 times or more.'],
    ['cost', { dollarsPerConversation: 0.01 }, 'This chat has cost 0.01 US dollars or more by estimate.'],
  ])('of %s calls a person once, and no model any more', async (limit, limits, brief) => {
    const world = await chatUnder(limits);
    const price = { inputTokens: 600, outputTokens: 20, cacheReadTokens: 0, cacheWriteTokens: 0 };
    for (let n = 1; n <= 5; n += 1) {
      world.says(`Question ${n}?`);
      world.modelAnswers = [{ ...says(`Answer ${n}.`), usage: price }];
      await world.turn();
    }
    world.modelAnswers = [];
    const asked = world.modelRequests.length;
    world.says('One more?');
    await world.turn();
    world.clock.advance(10_000);
    world.says('Hello?');
    await world.turn();
    const state = await stateOf(world);
    expect([asked, world.modelRequests.length]).toEqual([5, 5]);
    expect(state.case).toMatchObject({ reason: 'limit_reached', quote: 'One more?', status: 'waiting' });
    expect(state.case?.brief.startsWith(brief)).toBe(true);
    expect((await sentTo(world)).slice(5)).toEqual([words.limitPersonAsked]);
    expect(world.counted.filter((line) => line.startsWith('LimitsReached'))).toEqual([
      `LimitsReached ${limit}`,
    ]);
    expect((await world.effectKinds()).filter((kind) => kind === 'card' || kind === 'brief')).toEqual([
      'card',
    ]);
  });

  it('shows the team what is written while it waits, and says so once a minute', async () => {
    const world = await chatUnder({ messagesPerConversation: 5 });
    await chatFor(world, 5);
    for (const pause of [0, 10_000, 61_000, 10_000]) {
      world.clock.advance(pause);
      world.says('Anybody there?');
      await world.turn();
    }
    expect((await sentTo(world)).slice(5)).toEqual([words.limitPersonAsked, words.personAlreadyAsked]);
    const { effects } = await world.store.history(world.conversation);
    const shown = effects.filter(
      ({ body }) => body.kind === 'thread_post' && body.post.text === 'Anybody there?',
    );
    expect(shown).toHaveLength(3);
  });

  it('tells the thread of a case that is open already', async () => {
    const world = await chatUnder({ messagesPerConversation: 5 });
    world.says('I want to talk to a human');
    await world.turn();
    await chatFor(world, 4);
    world.says('One more?');
    await world.turn();
    const { effects } = await world.store.history(world.conversation);
    const last = effects.findLast(({ body }) => body.kind === 'thread_post')?.body;
    expect(last).toMatchObject({
      post: { from: 'system', text: expect.stringMatching(/^The visitor has written more than 5 messages/) },
    });
    expect((await sentTo(world)).at(-1)).toBe(words.personAlreadyAsked);
  });

  it('calls a person once the money of the day is spent, tells the thread and says so once a minute', async () => {
    const spent = () => new AppError('refused', 'as the test wants', { reason: 'day_ceiling' });
    const brief =
      'What the model may cost in a day is spent, so the assistant cannot answer until midnight UTC.';
    const world = await chatUnder({});
    for (const pause of [0, 10_000, 61_000]) {
      world.clock.advance(pause);
      world.says('How is it priced?');
      world.modelAnswers = [spent()];
      await world.turn();
    }
    const { case: open, usage } = await stateOf(world);
    expect(open).toMatchObject({
      reason: 'limit_reached',
      brief,
      quote: 'How is it priced?',
      status: 'waiting',
    });
    expect(usage).toMatchObject({ toldAt: world.clock.now() });
    expect(usage).not.toHaveProperty('spent');
    expect(await sentTo(world)).toEqual([words.limitPersonAsked, words.personAlreadyAsked]);
    expect(world.counted.filter((line) => line.startsWith('LimitsReached'))).toEqual(
      Array(3).fill('LimitsReached day'),
    );
  });

  it('tells the thread of a person who is awaited already that the money of the day is spent', async () => {
    const world = await chatUnder({});
    world.says('I want to talk to a human');
    await world.turn();
    world.says('How is it priced?');
    world.modelAnswers = [new AppError('refused', 'as the test wants', { reason: 'day_ceiling' })];
    await world.turn();
    const { effects } = await world.store.history(world.conversation);
    expect(effects.slice(-2).map(({ body }) => body)).toEqual([
      {
        kind: 'thread_post',
        card: expect.any(Number),
        post: {
          from: 'system',
          text: 'What the model may cost in a day is spent, so the assistant cannot answer until midnight UTC.',
        },
      },
      { kind: 'reply', message: { from: 'system', text: words.personAlreadyAsked }, fence: null },
    ]);
  });

  it('tells a visitor whom only mail reaches a person for that this is so', async () => {
    const world = await chatUnder({ messagesPerConversation: 5 });
    await chatFor(world, 4);
    world.says('I want to talk to a human');
    await world.turn();
    await deliveryFails(world, 9, { what: 'card' });
    await world.turn();
    world.says('How is it priced?');
    await world.turn();
    expect((await stateOf(world)).case?.status).toBe('unreachable');
    expect((await sentTo(world)).slice(-2)).toEqual(
      Array(2).fill(`${words.mailedInstead} ${words.leaveEmail}`),
    );
  });

  it.each(['handed_back', 'resolved'] as const)('begins anew when it is %s', async (kind) => {
    const world = await chatUnder({ messagesPerConversation: 5 });
    await chatFor(world, 5);
    world.says('One more?');
    await world.turn();
    await claim(world);
    world.modelAnswers = [says('Here I am.')];
    await press(world, kind);
    world.modelAnswers = [says('Again.')];
    world.says('And now?');
    await world.turn();
    expect((await sentTo(world)).at(-1)).toBe('Again.');
    expect((await stateOf(world)).usage).toMatchObject({ messages: 1, renewals: 1 });
  });

  it('begins anew only so often', async () => {
    const world = await chatUnder({ messagesPerConversation: 5, messagesPerMinute: 60 });
    for (let round = 0; round <= mostRenewals; round += 1) {
      await chatFor(world, 5);
      world.says('I need one more answer than that');
      await world.turn();
      await claim(world);
      world.modelAnswers = round < mostRenewals ? [says('Here I am.')] : [];
      await press(world, 'handed_back');
    }
    world.says('And now?');
    await world.turn();
    const state = await stateOf(world);
    expect(state.case).toMatchObject({ reason: 'limit_reached', status: 'waiting', quote: 'And now?' });
    expect(state.usage?.renewals).toBe(mostRenewals);
    const { effects } = await world.store.history(world.conversation);
    const told = effects.filter(
      ({ body }) => body.kind === 'thread_post' && body.post.text.includes('too often'),
    );
    expect(told).toHaveLength(1);
  });

  it('is charged for the calls of a decision that was dropped', async () => {
    const world = await chatUnder({});
    world.says('How is it priced?');
    world.modelAnswers = [says('First.'), says('Second.')];
    world.beforeCommit = async () =>
      world.store.changeOwner(world.conversation, {
        expectedEpoch: 0,
        to: { kind: 'assistant' },
        input: {
          id: 'resolved:1',
          at: world.clock.now(),
          kind: 'resolved',
          by: anna,
          epoch: 1,
          ownerKept: true,
        },
      });
    await world.turn();
    expect((await stateOf(world)).usage).toMatchObject({ calls: 2 });
  });

  it('has a budget that old state knows nothing of', async () => {
    const world = await chatUnder({});
    await chatFor(world, 1);
    expect((await stateOf(world)).usage).toMatchObject({ messages: 1, calls: 1 });
  });

  it('counts every call of a turn', async () => {
    const world = await chatUnder({});
    world.says('How is it priced?');
    world.modelAnswers = [calls('search_knowledge', { query: 'price' }), says('Per agent [1].')];
    await world.turn();
    expect((await stateOf(world)).usage).toMatchObject({ calls: 2 });
  });
});
