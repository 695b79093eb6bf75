import fc from 'fast-check';
import {
  askToTakeMessage,
  threadMessage,
  whisperMessage,
} from '../../../adapters/team-chat/thread-blocks.ts';
import { blockProblems } from '../../../local/emulators/slack/block-kit.ts';
import { hostileText, sequences } from './card-views.ts';

describe('threadMessage', () => {
  it('says who speaks and shows the words as plain text', () => {
    expect(threadMessage({ from: 'visitor', text: 'Is <!here> free & fast?', name: 'Maya' })).toEqual({
      text: 'Maya: Is &lt;!here&gt; free &amp; fast?',
      blocks: [
        { type: 'context', elements: [{ type: 'plain_text', text: 'Maya', emoji: true }] },
        {
          type: 'section',
          text: { type: 'plain_text', text: 'Is &lt;!here&gt; free &amp; fast?', emoji: true },
        },
      ],
    });
    expect(threadMessage({ from: 'assistant', text: 'Yes.' }).text).toBe('Assistant: Yes.');
    expect(threadMessage({ from: 'visitor', text: 'Hi' }).text).toBe('Visitor: Hi');
  });

  it('puts a mention into a block of its own', () => {
    const { text, blocks } = threadMessage({
      from: 'system',
      text: 'Quote: <!here>',
      mention: '<!subteam^S1>',
    });
    expect(text).toBe('<!subteam^S1> A visitor needs a person');
    expect(blocks[0]).toEqual({ type: 'section', text: { type: 'mrkdwn', text: '<!subteam^S1>' } });
    expect(JSON.stringify(blocks).match(/<!/g)).toHaveLength(1);
  });

  it('stays within every limit and lets nothing live through', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, name) => {
        for (const body of [
          threadMessage({ from: 'visitor', text, name }),
          whisperMessage(text),
          askToTakeMessage({ draft: text, inputId: 'slack:C1:1.0', caseId: 'case-1' }),
        ]) {
          expect(blockProblems(body.blocks)).toEqual([]);
          expect(body.blocks.length).toBeGreaterThan(0);
          expect(body.text.length).toBeGreaterThan(0);
          expect(body.text.length).toBeLessThanOrEqual(3000);
          expect(sequences(body)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('askToTakeMessage', () => {
  it('says who has the chat, as plain words', () => {
    const asked = (holder?: string) =>
      askToTakeMessage({
        draft: 'x',
        inputId: 'i',
        caseId: 'c',
        ...(holder === undefined ? {} : { holder }),
      });
    expect(asked().text).toBe(
      'Nobody has taken this chat, so your message has not been sent to the visitor.',
    );
    expect([asked('Carla <!here>').text, blockProblems(asked('C'.repeat(9_000)).blocks)]).toEqual([
      'Carla &lt;!here&gt; is answering this chat in LiveAgent, so your message has not been sent to the visitor.',
      [],
    ]);
  });

  it('refuses ids that no button can carry', () => {
    expect(() => askToTakeMessage({ draft: 'x', inputId: 'i'.repeat(2000), caseId: 'c' })).toThrow(
      'the case and input ids have 2002 characters; a button takes 2000',
    );
  });
});

describe('files in the thread', () => {
  const post = (files: { name: string; url?: string }[], text = '') =>
    threadMessage({ from: 'visitor', name: 'Zoe', text, files });

  it('stand below the words, each by name with its link', () => {
    const files = [{ name: 'a.png', url: 'https://yours.ladesk.com/f?a=1&b=2' }, { name: 'b.pdf' }];
    expect(post(files, 'See here')).toEqual({
      text: 'Zoe: See here',
      blocks: [
        { type: 'context', elements: [{ type: 'plain_text', text: 'Zoe', emoji: true }] },
        { type: 'section', text: { type: 'plain_text', text: 'See here', emoji: true } },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '📎 <https://yours.ladesk.com/f?a=1&amp;b=2|a.png>' },
        },
        { type: 'section', text: { type: 'plain_text', text: '📎 b.pdf', emoji: true } },
      ],
    });
    expect(post(files).text).toBe('Zoe: [file: a.png]\n[file: b.pdf]');
  });

  it('carry no markup in their names or addresses', () => {
    const hostile = { name: '<!channel>|x *b*>', url: 'https://x.example/|<!here>' };
    const { blocks, text } = post([hostile, { name: '<@U0ANNASMITH>', url: 'javascript:alert(1)' }]);
    const written = blocks.slice(1).map((block) => JSON.stringify(block));
    expect(written[0]).toContain('<https://x.example/%7C%3C!here%3E|&lt;!channel&gt; x *b*&gt;>');
    expect(written[1]).toContain('"plain_text","text":"📎 &lt;@U0ANNASMITH&gt;"');
    expect(text).not.toMatch(/[<>]/);
  });
});
