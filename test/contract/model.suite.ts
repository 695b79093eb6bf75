import type { StopReason } from '../../core/assistant/converse.ts';
import { modelFailuresSuite } from './model-failures.suite.ts';
import { modelsUnderTest, request, type StartModel, says } from './model-under-test.ts';

export const modelContract = (name: string, start: StartModel) => {
  describe(`${name} as Model`, () => {
    const { begin } = modelsUnderTest(start);

    it('returns the text, the stop reason and the tokens used', async () => {
      const { model } = await begin(async () => says());
      expect(await model.converse(request(), {})).toEqual({
        content: [{ text: 'It costs $15.' }],
        stopReason: 'end_turn',
        usage: { inputTokens: 120, outputTokens: 8, cacheReadTokens: 100, cacheWriteTokens: 0 },
      });
    });

    it('carries a tool call out and its result back', async () => {
      const use = {
        toolUse: { toolUseId: 'tooluse_1', name: 'search_knowledge', input: { query: 'price' } },
      };
      const { model } = await begin(async (wire) =>
        wire.messages.length === 1
          ? says({
              output: { message: { role: 'assistant', content: [{ text: 'Let me look.' }, use] } },
              stopReason: 'tool_use',
            })
          : says(),
      );
      const first = await model.converse(request(), {});
      expect(first.content).toEqual([{ text: 'Let me look.' }, use]);
      expect(first.stopReason).toBe('tool_use');
      const second = await model.converse(
        request({
          messages: [
            ...request().messages,
            { role: 'assistant', content: first.content },
            {
              role: 'user',
              content: [
                { toolResult: { toolUseId: 'tooluse_1', status: 'success', content: [{ text: '$15' }] } },
              ],
            },
          ],
        }),
        {},
      );
      expect(second.content).toEqual([{ text: 'It costs $15.' }]);
    });

    const reasons: StopReason[] = [
      'end_turn',
      'tool_use',
      'max_tokens',
      'stop_sequence',
      'guardrail_intervened',
      'content_filtered',
      'malformed_model_output',
      'malformed_tool_use',
      'model_context_window_exceeded',
    ];
    it.each(reasons)('passes on the stop reason %s', async (stopReason) => {
      const { model } = await begin(async () => says({ stopReason }));
      expect((await model.converse(request(), {})).stopReason).toBe(stopReason);
    });

    it('leaves out blocks it has no use for, and counts absent cache reads as none', async () => {
      const reasoning = { reasoningContent: { reasoningText: { text: 'Hm.' } } } as unknown as {
        text: string;
      };
      const { model } = await begin(async () =>
        says({
          output: { message: { role: 'assistant', content: [reasoning, { text: 'Yes.' }] } },
          usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
        }),
      );
      expect(await model.converse(request(), {})).toEqual({
        content: [{ text: 'Yes.' }],
        stopReason: 'end_turn',
        usage: { inputTokens: 1, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 0 },
      });
    });
  });
  modelFailuresSuite(name, start);
};
