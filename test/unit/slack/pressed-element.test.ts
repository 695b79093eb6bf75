import { menu } from '../../../adapters/team-chat/blocks.ts';
import { AppError } from '../../../core/errors.ts';
import { type BlockJson, blockProblems } from '../../../local/emulators/slack/block-kit.ts';
import { pressedElement } from '../../../local/emulators/slack/pressed-element.ts';

const label = { type: 'plain_text', text: 'Take it' };
const take = { type: 'button', action_id: 'take', text: label, value: 'case-1' };
const more = {
  ...menu('more', [
    ['Snooze', 'case-1:snooze'],
    ['Wake', 'case-1:wake'],
  ]),
};
const blocks: BlockJson[] = [{ type: 'actions', block_id: 'b', elements: [take, more] }];
const message = { channel: 'C0FRONTDESK', ts: '1.2', user: 'U0FRONTDESK', text: 'x', blocks };

describe('what somebody presses', () => {
  it('is a button as it stands', () => {
    expect(pressedElement(message, 'take', undefined)).toEqual({ block: blocks[0], action: take });
  });

  it.each(['case-1:wake', 'Wake'])('is an option of a menu, by value or by label: %s', (option) => {
    expect(pressedElement(message, 'more', option).action).toEqual({
      type: 'overflow',
      action_id: 'more',
      selected_option: { text: { type: 'plain_text', text: 'Wake', emoji: false }, value: 'case-1:wake' },
    });
  });

  it.each([
    ['more', undefined, 'option is undefined; expected one of "Snooze", "Wake"'],
    ['more', 'Sleep', 'option is "Sleep"; expected one of "Snooze", "Wake"'],
    ['less', undefined, 'message 1.2 has no button with action_id "less"'],
  ])('is nothing that is not there: %s %s', (action, option, words) => {
    expect(() => pressedElement(message, action, option)).toThrow(new AppError('invalid', words));
  });
});

describe('a menu that Slack would refuse', () => {
  const problems = (options: [string, string][]) =>
    blockProblems([{ type: 'actions', elements: [menu('more', options)] }]);
  const at = '[json-pointer:/blocks/0/elements/0/options';

  it.each<[string, [string, string][], string]>([
    ['no options', [], `[ERROR] no items ${at}]`],
    [
      'six',
      Array.from({ length: 6 }, (_, i) => [`${i}`, `${i}`]),
      `[ERROR] no more than 5 items allowed ${at}]`,
    ],
    ['a long label', [['x'.repeat(76), 'v']], `[ERROR] must be less than 76 characters ${at}/0/text/text]`],
    ['a long value', [['x', 'v'.repeat(151)]], `[ERROR] must be less than 151 characters ${at}/0/value]`],
  ])('has %s', (_what, options, problem) => {
    expect(problems(options)).toEqual([problem]);
  });

  it('is none with five', () => {
    expect(problems(Array.from({ length: 5 }, (_, i) => [`${i}`, `${i}`]))).toEqual([]);
  });
});
