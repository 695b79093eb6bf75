import * as fc from 'fast-check';
import type { ConverseMessage, ToolSpec } from '../../../core/assistant/converse.ts';
import { historyProblems } from '../../../core/assistant/history-rules.ts';
import { validateRequest } from '../../../local/emulators/bedrock/validate-request.ts';
import { type History, mutations, validHistory } from '../../factories/converse-history.ts';

const search: ToolSpec = { name: 'search', description: 'Searches.', inputSchema: { type: 'object' } };
const user = (...content: ConverseMessage['content']): ConverseMessage => ({ role: 'user', content });
const assistant = (...content: ConverseMessage['content']): ConverseMessage => ({
  role: 'assistant',
  content,
});
const use = (toolUseId: string, name = 'search') => ({ toolUse: { toolUseId, name, input: {} } });
const result = (toolUseId: string, text = 'found') => ({
  toolResult: { toolUseId, status: 'success' as const, content: [{ text }] },
});
const hello = user({ text: 'Hello?' });

describe('historyProblems', () => {
  const table: [string, ConverseMessage[], ToolSpec[], string[]][] = [
    ['a question', [hello], [], []],
    [
      'an exchange with tools',
      [hello, assistant(use('a'), use('b')), user(result('b'), result('a'))],
      [search],
      [],
    ],
    ['nothing', [], [], ['messages: none; expected at least one']],
    [
      'an assistant who begins',
      [assistant({ text: 'Hi' }), hello],
      [],
      ['messages.0: role is assistant; expected user'],
    ],
    [
      'two questions in a row',
      [hello, hello],
      [],
      ['messages.1: role is user twice in a row; expected user and assistant in turn'],
    ],
    [
      'an assistant at the end',
      [hello, assistant({ text: 'Hi' })],
      [],
      ['messages.1: role is assistant; expected user at the end'],
    ],
    ['blank text', [user({ text: '\t' })], [], ['messages.0.content.0: text is blank; expected some']],
    ['an empty message', [user()], [], ['messages.0: no content; expected at least one block']],
    [
      'a tool call left unanswered',
      [hello, assistant(use('a')), user({ text: 'And?' })],
      [search],
      ['messages.2: no toolResult for a; expected all of them in the message after the toolUse'],
    ],
    [
      'a tool call at the end',
      [hello, assistant(use('a'))],
      [search],
      [
        'messages.1: role is assistant; expected user at the end',
        'messages.2: no toolResult for a; expected all of them in the message after the toolUse',
      ],
    ],
    [
      'results spread over two messages',
      [hello, assistant(use('a'), use('b')), user(result('a')), user(result('b'))],
      [search],
      [
        'messages.3: role is user twice in a row; expected user and assistant in turn',
        'messages.2: no toolResult for b; expected all of them in the message after the toolUse',
        'messages.3: toolResult for b, which the message before did not ask for',
      ],
    ],
    [
      'a result nobody asked for',
      [user(result('a'))],
      [search],
      ['messages.0: toolResult for a, which the message before did not ask for'],
    ],
    [
      'tool blocks without tools',
      [hello, assistant(use('a')), user(result('a'))],
      [],
      ['tools: none; expected some where the history holds toolUse or toolResult'],
    ],
    [
      'an empty result',
      [hello, assistant(use('a')), user({ toolResult: { toolUseId: 'a', status: 'error', content: [] } })],
      [search],
      ['messages.2.content.0: toolResult has no content; expected at least one block'],
    ],
    [
      'a blank result',
      [hello, assistant(use('a')), user(result('a', ''))],
      [search],
      ['messages.2.content.0.toolResult.content.0: text is blank; expected some'],
    ],
    [
      'impossible names and ids',
      [hello, assistant(use('a b', 'se arch')), user(result('a b'))],
      [search],
      [
        'messages.1.content.0: tool name is "se arch"; expected 1 to 64 letters, digits, _ or -',
        'messages.1.content.0: toolUseId is "a b"; expected 1 to 64 letters, digits, _ . : or -',
      ],
    ],
    [
      'blocks in the wrong role',
      [user(use('a')), assistant(result('a')), hello],
      [search],
      [
        'messages.0.content.0: toolUse from user; expected it from assistant',
        'messages.1.content.0: toolResult from assistant; expected it from user',
      ],
    ],
    [
      'an input that is no object',
      [hello, assistant({ toolUse: { toolUseId: 'a', name: 'search', input: ['x'] } }), user(result('a'))],
      [search],
      ['messages.1.content.0: toolUse input is not an object; expected one'],
    ],
    [
      'one tool under two specifications',
      [hello],
      [search, search],
      ['tools: search is defined twice; expected once'],
    ],
  ];
  it.each(table)('finds what is wrong with %s', (_name, messages, tools, problems) => {
    expect(historyProblems(messages, tools)).toEqual(problems);
  });

  /** What the emulator of the service, which has rules of its own, says of the same history. */
  const complaint = ({ messages, tools }: History): string | undefined => {
    const body = {
      messages,
      inferenceConfig: { maxTokens: 100 },
      ...(tools.length === 0
        ? {}
        : {
            toolConfig: {
              tools: tools.map(({ inputSchema, ...tool }) => ({
                toolSpec: { ...tool, inputSchema: { json: inputSchema } },
              })),
            },
          }),
    };
    const checked = validateRequest(JSON.parse(JSON.stringify(body)), 'anthropic.claude-sonnet-4-6');
    return 'complaint' in checked ? checked.complaint : undefined;
  };

  it('finds nothing in valid histories, and neither does the emulated service', () => {
    fc.assert(
      fc.property(validHistory, (history) => {
        expect(historyProblems(history.messages, history.tools)).toEqual([]);
        expect(complaint(history)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it.each(Object.keys(mutations))('finds a history that %s, and so does the emulated service', (name) => {
    let broken = 0;
    fc.assert(
      fc.property(validHistory, fc.nat(50), (history, pick) => {
        const mutated = mutations[name]?.(history, pick);
        fc.pre(mutated !== undefined);
        broken += 1;
        expect(historyProblems(mutated.messages, mutated.tools)).not.toEqual([]);
        expect(complaint(mutated)).toEqual(expect.any(String));
      }),
      { numRuns: 60 },
    );
    expect(broken).toBeGreaterThanOrEqual(60);
  });
});
