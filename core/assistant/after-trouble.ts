import { AppError } from '../errors.ts';
import type { ConverseMessage } from './converse.ts';
import type { Ending } from './stop-reasons.ts';

const shorter =
  '<event>Your last answer was not sent: it was cut off. Answer again in at most three sentences, or call one tool.</event>';

export interface Trouble {
  /** The last one is the visitor's, or holds results of tools. Changed so that the model can be asked again. */
  messages: ConverseMessage[];
  /** How many of them come before this turn. */
  history: number;
  /** True where the model was asked again before in this turn. */
  refused: boolean;
}

/**
 * What follows an answer that is none. AppError invalid where the same request would end the same way, unavailable
 * where it may not.
 */
export const afterTrouble = (
  ending: Exclude<Ending, 'answer' | 'tools'>,
  { messages, history, refused }: Trouble,
): 'again' | 'offer' => {
  switch (ending) {
    case 'blocked':
      return 'offer';
    case 'cut':
      if (refused) throw new AppError('invalid', 'the answer was cut off twice');
      messages.at(-1)?.content.push({ text: shorter });
      return 'again';
    case 'malformed':
      if (refused) throw new AppError('unavailable', 'the model broke its own form twice');
      return 'again';
    case 'too_long':
      if (history === 0) throw new AppError('invalid', 'the question alone is too long for the model');
      messages.splice(0, history);
      return 'again';
  }
};
