import { ask, text } from './openai-double.ts';

describe('openaiModel', () => {
  it('translates system, history, tools and limits', async () => {
    const { seen } = await ask(
      { body: text('Yes.') },
      {
        system: [{ text: 'Be brief.' }, { cachePoint: { type: 'default' } }],
        messages: [
          { role: 'user', content: [{ text: 'One' }, { text: 'Two' }] },
          {
            role: 'assistant',
            content: [
              { text: 'Let me look.' },
              { toolUse: { toolUseId: 'a', name: 'search', input: { query: 'x' } } },
              { toolUse: { toolUseId: 'b', name: 'search', input: {} } },
            ],
          },
          {
            role: 'user',
            content: [
              { text: 'Hurry' },
              { toolResult: { toolUseId: 'a', status: 'success', content: [{ text: 'found' }] } },
              { toolResult: { toolUseId: 'b', status: 'error', content: [{ json: { why: 'none' } }] } },
            ],
          },
        ],
        inferenceConfig: { maxTokens: 300, temperature: 0.2, topP: 0.9, stopSequences: ['END'] },
        toolConfig: {
          tools: [
            {
              toolSpec: {
                name: 'search',
                description: 'Searches.',
                inputSchema: { json: { type: 'object' } },
              },
            },
            { cachePoint: { type: 'default' } },
          ],
          toolChoice: { any: {} },
        },
      },
      'secret',
    );
    expect(seen).toEqual([
      {
        path: '/v1/chat/completions',
        authorization: 'Bearer secret',
        body: {
          model: 'qwen3:8b',
          stream: false,
          messages: [
            { role: 'system', content: 'Be brief.' },
            { role: 'user', content: 'One\n\nTwo' },
            {
              role: 'assistant',
              content: 'Let me look.',
              tool_calls: [
                { id: 'a', type: 'function', function: { name: 'search', arguments: '{"query":"x"}' } },
                { id: 'b', type: 'function', function: { name: 'search', arguments: '{}' } },
              ],
            },
            { role: 'tool', tool_call_id: 'a', content: 'found' },
            { role: 'tool', tool_call_id: 'b', content: 'Error: {"why":"none"}' },
            { role: 'user', content: 'Hurry' },
          ],
          max_tokens: 300,
          temperature: 0.2,
          top_p: 0.9,
          stop: ['END'],
          tools: [
            {
              type: 'function',
              function: { name: 'search', description: 'Searches.', parameters: { type: 'object' } },
            },
          ],
          tool_choice: 'required',
        },
      },
    ]);
  });

  it('sends nothing that was not asked for', async () => {
    const { seen } = await ask({ body: text('Yes.') });
    expect(seen.map(({ body, authorization }) => ({ body, authorization }))).toEqual([
      {
        authorization: undefined,
        body: { model: 'qwen3:8b', stream: false, messages: [{ role: 'user', content: 'Hello?' }] },
      },
    ]);
  });
});
