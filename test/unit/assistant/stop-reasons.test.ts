import type { ConverseResponse, StopReason } from '../../../core/assistant/converse.ts';
import { en } from '../../../core/languages/en.ts';
import { stateOf, texts } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const stopped = (stopReason: StopReason): ConverseResponse => ({
  content: [{ text: 'Per agent and' }],
  stopReason,
  usage: { inputTokens: 10, outputTokens: 5, cacheReadTokens: 0, cacheWriteTokens: 0 },
});

const asked = (text = 'How is it priced?'): World => {
  const world = createWorld();
  world.says(text);
  return world;
};
const lastWords = async (world: World) => (await texts(world)).at(-1);
const refused = (world: World) => world.counted.filter((metric) => metric.startsWith('AnswersRefused'));
const offer = `assistant: ${en.words.cannotAnswer} ${en.words.offerPerson}`;

describe('an answer that was cut off', () => {
  it('is asked for once more, shorter', async () => {
    const world = asked();
    world.modelAnswers = [stopped('max_tokens'), says('Per agent and month. [1]')];
    await world.turn();
    expect([await lastWords(world), refused(world)]).toEqual([
      'assistant: Per agent and month.',
      ['AnswersRefused cut'],
    ]);
    const [first, second] = world.modelRequests.map(({ messages }) => messages);
    expect(second?.slice(0, -1)).toEqual(first?.slice(0, -1));
    expect(second?.at(-1)?.content).toEqual([
      ...(first?.at(-1)?.content ?? []),
      {
        text: '<event>Your last answer was not sent: it was cut off. Answer again in at most three sentences, or call one tool.</event>',
      },
    ]);
  });

  it('twice calls a person, and is not tried again', async () => {
    const world = asked();
    world.modelAnswers = [stopped('max_tokens'), stopped('max_tokens')];
    await world.turn();
    expect((await stateOf(world))?.case?.reason).toBe('model_failure');
  });
});

describe('an answer that a guardrail or a filter stopped', () => {
  it.each<StopReason>(['guardrail_intervened', 'content_filtered'])(
    'becomes the offer of a person at once: %s',
    async (stopReason) => {
      const world = asked();
      world.modelAnswers = [stopped(stopReason)];
      await world.turn();
      expect([await lastWords(world), refused(world)]).toEqual([offer, ['AnswersRefused blocked']]);
      const state = await stateOf(world);
      expect([state?.offer, state?.offerReason]).toEqual(['person', 'model_failure']);
    },
  );

  it('brings a person for that reason after a yes', async () => {
    const world = asked();
    world.modelAnswers = [stopped('guardrail_intervened')];
    await world.turn();
    world.says('Yes please');
    await world.turn();
    const state = await stateOf(world);
    expect([state?.case?.reason, state?.case?.quote, state?.offerReason]).toEqual([
      'model_failure',
      'How is it priced?',
      undefined,
    ]);
  });
});

describe('a model that broke its own form', () => {
  it.each<StopReason>(['malformed_model_output', 'malformed_tool_use'])(
    'is asked the same once more: %s',
    async (stopReason) => {
      const world = asked();
      world.modelAnswers = [stopped(stopReason), says('Per agent. [1]')];
      await world.turn();
      expect(await lastWords(world)).toBe('assistant: Per agent.');
      expect(world.modelRequests[1]).toEqual(world.modelRequests[0]);
    },
  );

  it('twice is a failure, which redelivery tries again, and then calls a person', async () => {
    const world = asked();
    world.modelAnswers = [stopped('malformed_tool_use'), stopped('malformed_tool_use')];
    await expect(world.turn()).rejects.toMatchObject({
      name: 'AppError',
      code: 'unavailable',
      message: 'the model broke its own form twice',
    });
    world.modelAnswers = [stopped('malformed_tool_use'), stopped('malformed_tool_use')];
    await world.turn({ attempt: 3 });
    expect((await stateOf(world))?.case?.reason).toBe('model_failure');
    expect(world.counted).toContain('ModelFailures');
  });
});

describe('a conversation that is too long for the model', () => {
  it('is asked about without what came before', async () => {
    const world = asked();
    world.modelAnswers = [says('Per agent. [1]')];
    await world.turn();
    world.says('And yearly?');
    world.modelAnswers = [stopped('model_context_window_exceeded'), says('Yearly too. [1]')];
    await world.turn();
    expect(await lastWords(world)).toBe('assistant: Yearly too.');
    const [, long, short] = world.modelRequests.map(({ messages }) => messages);
    expect(long?.length).toBeGreaterThan(1);
    expect(short).toEqual(long?.slice(-1));
  });

  it('by its question alone calls a person, and is not tried again', async () => {
    const world = asked();
    world.modelAnswers = [stopped('model_context_window_exceeded'), stopped('model_context_window_exceeded')];
    await world.turn();
    expect((await stateOf(world))?.case?.reason).toBe('model_failure');
  });
});
