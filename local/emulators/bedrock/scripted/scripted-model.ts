import type { ConverseModel, ConverseWireRequest, ConverseWireResponse } from '../wire.ts';
import type { Move } from './move.ts';
import { readScene } from './read-scene.ts';
import { decide } from './rules.ts';
import { translationAsked } from './translate.ts';
import { briefAsked } from './write-brief.ts';

/** Four characters a token: an estimate, for figures on screen and for budgets in tests. */
const tokensIn = (text: string) => Math.ceil(text.length / 4);

const inputTokens = ({ system = [], messages, toolConfig }: ConverseWireRequest): number =>
  tokensIn(JSON.stringify([system, messages, toolConfig?.tools ?? []]));

/** Unique within the conversation, and the same for the same request. */
const toolUseId = (request: ConverseWireRequest, n: number) =>
  `tooluse_scripted_${request.messages.length}_${n}`;

type Answer = Pick<ConverseWireResponse, 'stopReason'> & {
  content: ConverseWireResponse['output']['message']['content'];
};

const answerOf = (move: Move, request: ConverseWireRequest): Answer => {
  if ('calls' in move) {
    const content = move.calls.map(({ tool, input }, n) => ({
      toolUse: { toolUseId: toolUseId(request, n), name: tool, input },
    }));
    return { content, stopReason: 'tool_use' };
  }
  const room = (request.inferenceConfig?.maxTokens ?? Number.POSITIVE_INFINITY) * 4;
  return move.say.length > room
    ? { content: [{ text: move.say.slice(0, room) }], stopReason: 'max_tokens' }
    : { content: [{ text: move.say }], stopReason: 'end_turn' };
};

/**
 * Answers as Frontdesk's prompt asks, by rules written in advance: the same request gets the same answer. It
 * understands nothing, and must never be shown as an AI model.
 */
export const scriptedModel = (): ConverseModel => async (request, _modelId, signal) => {
  signal.throwIfAborted();
  const brief = briefAsked(request) ?? translationAsked(request);
  const move = brief === undefined ? decide(readScene(request)) : { say: brief };
  const { content, stopReason } = answerOf(move, request);
  const input = inputTokens(request);
  const output = tokensIn(JSON.stringify(content));
  return {
    output: { message: { role: 'assistant', content } },
    stopReason,
    usage: {
      inputTokens: input,
      outputTokens: output,
      totalTokens: input + output,
      cacheReadInputTokens: 0,
      cacheWriteInputTokens: 0,
    },
    metrics: { latencyMs: 0 },
  };
};
