import { parseHTML } from 'linkedom';
import type { Message } from '../../../core/conversation/conversation.ts';
import { aMessage } from '../../factories/conversation.ts';
import { pageOf } from './history.ts';

const shown = (over: Partial<Message>) => {
  const message = aMessage({ from: 'teammate', name: 'Anna', text: 'one', ...over });
  return [...parseHTML(pageOf({ messages: [message] })).document.querySelectorAll('.message p')].map(
    (p) => p.textContent,
  );
};

describe('what became of a message, in the transcript', () => {
  it.each<[string, Partial<Message>, string[]]>([
    ['nothing', {}, ['one']],
    ['a draft that was sent further down', { moved: true, internal: true }, []],
    [
      'an edit with a correction',
      { revised: { text: 'two', at: 1, shown: 'two' } },
      ['one', 'Edited later; the visitor was sent a correction.'],
    ],
    [
      'an edit that stayed here',
      { revised: { text: '<b>two', at: 1, shown: 'one' } },
      ['one', 'Edited later, which the visitor was not told: <b>two'],
    ],
    ['an edit and back', { revised: { text: 'one', at: 1, shown: 'one' } }, ['one']],
    ['an edited note', { internal: true, text: '// two', revised: { text: '// two', at: 1 } }, ['// two']],
    ['a deleted note', { internal: true, text: '', deleted: true }, ['Deleted in Slack.']],
    [
      'a deletion that came too late',
      { deleted: true },
      ['one', 'Deleted in Slack; the visitor has it still.'],
    ],
    ['a deletion in time', { deleted: true, unsent: true }, ['one', 'Deleted before it was sent.']],
    ['an answer that was taken back', { unsent: true }, ['one', 'Not sent to the visitor.']],
  ])('%s', (_what, over, expected) => {
    expect(shown(over)).toEqual(expected);
  });
});
