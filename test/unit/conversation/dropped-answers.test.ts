import { claim, handBack, texts } from '../../factories/team-acts.ts';
import { createWorld, says } from '../../factories/world.ts';

describe('an answer that was dropped because somebody took the chat', () => {
  it('counts as never sent, and its question is answered when the chat comes back', async () => {
    const world = createWorld();
    world.says('I want to talk to a human');
    await world.turn();
    world.says('What does it cost?');
    world.modelAnswers = [says('Per agent and month [1].')];
    await world.turn();
    const effect = (await world.store.history(world.conversation)).effects.findLast(
      ({ body }) => body.kind === 'reply',
    )?.seq;
    await claim(world);
    await world.turn();
    world.clock.advance(1_000);
    await world.store.recordInput(world.conversation, {
      id: `dropped:${effect}`,
      at: world.clock.now(),
      kind: 'answer_dropped',
      effect: effect ?? 0,
    });
    await world.turn({ look: 'inside' });
    const { messages } = await world.store.history(world.conversation);
    expect(messages.find(({ text }) => text === 'Per agent and month.')).toMatchObject({ unsent: true });
    await handBack(world);
    world.modelAnswers = [says('Each agent is paid for monthly [1].')];
    await world.turn();
    expect((await texts(world)).at(-1)).toBe('assistant: Each agent is paid for monthly.');
    expect(JSON.stringify(world.modelRequests.at(-1)?.messages)).not.toContain('Per agent and month');
  });
});

describe('a question asked just before the claim', () => {
  it('is answered by the assistant when the teammate hands back without a word', async () => {
    const world = createWorld();
    world.says('I want to talk to a human');
    await world.turn();
    world.says('What does it cost?');
    await claim(world);
    await world.turn();
    await handBack(world);
    world.modelAnswers = [says('Per agent and month [1].')];
    await world.turn();
    expect((await texts(world)).at(-1)).toBe('assistant: Per agent and month.');
  });
});
