import { AppError } from '../../../core/errors.ts';
import type { BlockJson } from './block-kit.ts';
import type { SlackMessage } from './workspace.ts';

export interface PressedElement {
  block: BlockJson;
  /** As the payload of the press tells it, but for its time. */
  action: Record<string, unknown>;
}

/** What a person sees of an option of a menu, and what stands behind it. */
interface Option {
  text: { text: string };
  value: string;
}

const chosenIn = (options: Option[], option: string | undefined): Option => {
  const chosen = options.find(({ value, text }) => option === value || option === text.text);
  if (chosen !== undefined) return chosen;
  const known = options.map(({ text }) => JSON.stringify(text.text)).join(', ');
  throw new AppError('invalid', `option is ${JSON.stringify(option)}; expected one of ${known}`);
};

/**
 * The button, or the option of a menu, that somebody presses. `option`: its value or its label. AppError invalid where
 * the message has none of that kind.
 */
export const pressedElement = (
  message: SlackMessage,
  actionId: string,
  option: string | undefined,
): PressedElement => {
  for (const block of message.blocks ?? []) {
    const elements =
      block.type === 'actions' && Array.isArray(block.elements)
        ? block.elements
        : block.accessory === undefined
          ? []
          : [block.accessory];
    const element = elements.find((candidate) => candidate.action_id === actionId);
    if (element === undefined) continue;
    if (element.type !== 'overflow') return { block, action: element };
    const selected_option = chosenIn(element.options, option);
    return { block, action: { type: 'overflow', action_id: actionId, selected_option } };
  }
  throw new AppError(
    'invalid',
    `message ${message.ts} has no button with action_id ${JSON.stringify(actionId)}`,
  );
};
