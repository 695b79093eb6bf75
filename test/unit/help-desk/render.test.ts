import { plainText } from '../../../adapters/help-desk/plain-text.ts';
import { renderMessage, renderNote } from '../../../adapters/help-desk/render.ts';
import { relayMark } from '../../../adapters/help-desk/unconfirmed.ts';
import type { VisitorMessage } from '../../../core/conversation/effect.ts';

const plain = { named: false, marked: false };
const assistant = (text: string, more: Partial<VisitorMessage> = {}) =>
  renderMessage({ from: 'assistant', text, ...more }, plain);
const link = (label: string, url: string) =>
  `<a href="${url}" target="_blank" rel="noopener noreferrer">${label}</a>`;

describe('renderMessage', () => {
  it('makes paragraphs of blocks and line breaks of lines', () => {
    expect(assistant('One\ntwo\n\nThree')).toBe('<p>One<br>two</p><p>Three</p>');
  });

  it('escapes everything that could be markup', () => {
    expect(assistant('<img src=x onerror="alert(1)"> & \'you\'')).toBe(
      '<p>&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;you&#39;</p>',
    );
  });

  it('writes bold and bullet lists of the assistant as such', () => {
    expect(assistant('We have **three** plans:\n- Small\n* **Medium**\n• Large\nAsk me!')).toBe(
      '<p>We have <strong>three</strong> plans:</p><ul><li>Small</li><li><strong>Medium</strong></li><li>Large</li></ul><p>Ask me!</p>',
    );
  });

  it('never lets a numbered list of an answer look like quick questions', () => {
    expect(assistant('1. Open settings\n2. Press save')).toBe(
      '<ol><li>Open settings</li><li>Press save</li></ol>',
    );
  });

  it('keeps numbers that do not count from 1 as they are', () => {
    expect(assistant('2024. A good year')).toBe('<p>2024. A good year</p>');
    expect(assistant('3. Third\n4. Fourth')).toBe('<p>3. Third<br>4. Fourth</p>');
  });

  it('links only to addresses given as sources or choices', () => {
    const html = assistant('[Plans](https://a.example/plans) or [Win](https://evil.example/)', {
      sources: [{ title: 'Plans & prices', url: 'https://a.example/plans' }],
    });
    expect(html).toBe(
      `<p>${link('Plans', 'https://a.example/plans')} or Win</p><p class="sources">${link('Plans &amp; prices', 'https://a.example/plans')}</p>`,
    );
  });

  it('leaves addresses in the assistant\u2019s text unlinked', () => {
    expect(assistant('See https://evil.example/')).toBe('<p>See https://evil.example/</p>');
  });

  it('puts links, numbered questions and sources after the text, in this order', () => {
    const html = assistant('Hello!\n\nReply with a number:', {
      choices: [
        { kind: 'question', label: 'What are the features?' },
        { kind: 'link', label: 'Pricing', url: 'https://a.example/pricing?a=1&b=2' },
        { kind: 'question', label: 'What does it <cost>?' },
        { kind: 'link', label: 'Trial', url: 'https://a.example/trial' },
      ],
      sources: [
        { title: 'A', url: 'https://a.example/a' },
        { title: 'B', url: 'https://a.example/b' },
      ],
    });
    expect(html).toBe(
      [
        '<p>Hello!</p><p>Reply with a number:</p>',
        `<p>${link('Pricing', 'https://a.example/pricing?a=1&amp;b=2')} · ${link('Trial', 'https://a.example/trial')}</p>`,
        '<p>1. What are the features?<br>2. What does it &lt;cost&gt;?</p>',
        `<p class="sources">${link('A', 'https://a.example/a')} · ${link('B', 'https://a.example/b')}</p>`,
      ].join(''),
    );
  });

  it('shows a choice whose address is no web address as words only', () => {
    const html = assistant('Hi', { choices: [{ kind: 'link', label: 'Run', url: 'javascript:alert(1)' }] });
    expect(html).toBe('<p>Hi</p><p>Run</p>');
  });

  it('leaves a teammate\u2019s words as typed and links their addresses', () => {
    const message: VisitorMessage = { from: 'teammate', text: 'Try **this**: https://a.example/x?y=1&z=2.' };
    expect(renderMessage(message, plain)).toBe(
      `<p>Try **this**: ${link('https://a.example/x?y=1&amp;z=2', 'https://a.example/x?y=1&amp;z=2')}.</p>`,
    );
  });

  it.each([
    ['“', 'https://a.example/x?y=1', '”'],
    ['(', 'https://a.example/A_(b)', ').'],
    ['(see ', 'https://a.example/(a)', '))…'],
    ['', 'https://a.example/', '’'],
    ['「', 'https://a.example/価格', '」。'],
    ['«\u00a0', 'https://a.example/a', '\u00a0»'],
  ])('links no more than the address in %s%s%s', (before, address, after) => {
    const text = `${before}${address}${after}`;
    expect(renderMessage({ from: 'teammate', text }, plain)).toBe(
      `<p>${before}${link(address, address)}${after}</p>`,
    );
  });

  it('names the teammate first where several post as one agent', () => {
    const message: VisitorMessage = { from: 'teammate', text: 'Hi\n\nthere', name: 'Ann <b>' };
    expect(renderMessage(message, { named: true, marked: false })).toBe(
      '<p><strong>Ann &lt;b&gt;:</strong> Hi</p><p>there</p>',
    );
  });

  it('ends in an invisible mark where the agent is used by a person too', () => {
    const html = renderMessage({ from: 'teammate', text: 'Hi' }, { named: false, marked: true });
    expect(html).toBe(`<p>Hi${relayMark}</p>`);
  });

  it('leaves system words without any markup of their own', () => {
    expect(renderMessage({ from: 'system', text: '**Ann** is taking over. https://a.example' }, plain)).toBe(
      '<p>**Ann** is taking over. https://a.example</p>',
    );
  });

  it('reads back as the words it was made of', () => {
    const text = 'Hello, **you** & <me>\n\nBye';
    expect(plainText(assistant(text), { addresses: false })).toBe('Hello, you & <me>\n\nBye');
  });
});

describe('renderNote', () => {
  it('keeps paragraphs and links addresses', () => {
    expect(renderNote('Summary\n\nThread: https://x.slack.example/p1')).toBe(
      `<p>Summary</p><p>Thread: ${link('https://x.slack.example/p1', 'https://x.slack.example/p1')}</p>`,
    );
  });
});
