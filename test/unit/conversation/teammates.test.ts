import { en } from '../../../core/languages/en.ts';
import { anna, ben } from '../../factories/conversation.ts';
import {
  claim,
  deliveryFails,
  effectsAfter,
  handBack,
  resolves,
  slackSaid,
  texts,
  writesInThread,
} from '../../factories/team-acts.ts';
import { createWorld, says } from '../../factories/world.ts';

const escalated = async () => {
  const world = createWorld();
  world.says('I want to talk to a human');
  await world.turn();
  return world;
};

describe('a teammate', () => {
  it('takes over, answers, and hands back: the assistant is silent in between and answers what was left open', async () => {
    const world = await escalated();
    await claim(world);
    await world.turn({ look: 'inside' });
    await writesInThread(world, 'Hello, Anna here.');
    await world.turn();
    await writesInThread(world, '// difficult customer');
    await world.turn();
    world.says('And how is it priced?');
    await world.turn();
    expect(world.modelRequests).toEqual([]);
    await handBack(world);
    world.modelAnswers = [says('Per agent and month [1].')];
    await world.turn();
    expect((await texts(world)).slice(2)).toEqual([
      `system: ${en.words.personTookOver.replace('{name}', 'Anna Smith')}`,
      'teammate: Hello, Anna here.',
      `system: ${en.words.assistantIsBack}`,
      'assistant: Per agent and month.',
    ]);
  });

  it('does not call a person again when handing back a chat that began with asking for one', async () => {
    const world = await escalated();
    await claim(world);
    await world.turn();
    await handBack(world);
    await world.turn();
    expect((await texts(world)).at(-1)).toBe(`system: ${en.words.assistantIsBack}`);
  });

  it('drops the answer that was being generated when somebody took the chat', async () => {
    const world = await escalated();
    world.says('How is it priced?');
    world.modelAnswers = [says('Per agent and month [1].')];
    world.beforeCommit = () => claim(world);
    await world.turn();
    expect((await texts(world)).filter((text) => text.startsWith('assistant:'))).toHaveLength(1);
    expect((await texts(world)).at(-1)).toMatch(/^system: Anna Smith/);
  });

  it('is asked whether to take it when writing in an unclaimed thread', async () => {
    const world = await escalated();
    await writesInThread(world, 'On it?', ben);
    await world.turn();
    const { effects } = await world.store.history(world.conversation);
    expect(effects.at(-1)?.body).toMatchObject({
      kind: 'question',
      user: ben.id,
      draft: 'On it?',
      caseId: 'id-0001',
    });
    expect(await texts(world)).not.toContain('teammate: On it?');
  });

  it('is told that nobody gets what is written in the thread of a case that is over, notes excepted', async () => {
    const world = await escalated();
    await claim(world);
    await resolves(world);
    await world.turn();
    const skip = (await effectsAfter(world, 0)).length;
    await writesInThread(world, 'One more thing, Zoe');
    await writesInThread(world, '// she was nice');
    await world.turn();
    expect(await effectsAfter(world, skip)).toEqual([
      {
        kind: 'whisper',
        card: 2,
        user: anna.id,
        text: 'This case is over, so your message has not been sent to the visitor.',
      },
    ]);
  });

  it('alone is told where the visitor gets but the beginning of a message', async () => {
    const world = await escalated();
    await claim(world);
    await world.turn();
    const skip = (await effectsAfter(world, 0)).length;
    const long = { ...slackSaid(world, 'The beginning…'), cut: true as const };
    await world.store.recordInput(world.conversation, long);
    await world.turn();
    expect(await effectsAfter(world, skip)).toMatchObject([
      {
        kind: 'whisper',
        user: anna.id,
        text: 'Your message was too long: the visitor gets the beginning of it. Please send the rest as a message of its own.',
      },
      { kind: 'reply', message: { text: 'The beginning…' } },
    ]);
  });

  it('is asked whether to take a chat that went out by mail, though its thread is there after all', async () => {
    const world = await escalated();
    await deliveryFails(world, 2, { what: 'thread_post', why: 'not_in_channel' });
    await world.turn();
    const skip = (await effectsAfter(world, 0)).length;
    await writesInThread(world, 'I am back');
    await world.turn();
    expect(await effectsAfter(world, skip)).toMatchObject([
      { kind: 'question', user: anna.id, draft: 'I am back', caseId: 'id-0001' },
    ]);
  });

  it('keeps the words of anyone but the claimant internal', async () => {
    const world = await escalated();
    await claim(world);
    await world.turn();
    await writesInThread(world, 'I know this one', ben);
    await world.turn();
    expect(await texts(world)).not.toContain('teammate: I know this one');
    expect((await world.store.history(world.conversation)).messages.at(-1)).toMatchObject({
      text: 'I know this one',
      internal: true,
    });
  });

  it("silences the assistant by answering from LiveAgent's own panel", async () => {
    const world = createWorld();
    world.says('How is it priced?');
    world.agentSays('Hi, Carla here, I can help.');
    await world.turn();
    world.says('Great');
    await world.turn();
    expect(world.modelRequests).toEqual([]);
    expect(await world.store.getOwnership(world.conversation)).toEqual({
      owner: { kind: 'teammate', teammate: { id: 'liveagent:agent7', name: 'Carla' } },
      epoch: 1,
    });
  });
});
