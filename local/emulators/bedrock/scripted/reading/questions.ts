import { contentWords, fold } from '../text.ts';
import { emailIn } from './contact.ts';

/** Where a new question begins within a sentence: "…, and how do I…", "et est-ce que…", "und gibt es…". */
const joint =
  /,?\s+(?:and also|and|also|plus|et aussi|et|ainsi que|und auch|und|sowie|y|e|en|i)\s+(?=(?:how|what|when|where|which|who|is|are|do|does|can|could|will|would|est-ce|comment|combien|quel\w*|quand|où|peut-on|puis-je|y a-t-il|avez-vous|faites-vous|proposez-vous|wie|was|wann|wo|welche\w*|gibt|kann|können|haben|ist|sind|lässt|unterstützen|bieten|cómo|cuánto|qué|hay|come|quanto|como|quanto|hoe|wat|jak|ile|czy)\b)/iu;

const isQuestion = (part: string) =>
  part.endsWith('?') ||
  /^(?:and |also |so |but |et |und |aber |mais |alors )?(how|what|when|where|which|is|are|do|does|can|could|will|est|comment|combien|quel\w*|quand|ou|peut|puis|y a|avez|wie|was|wann|wo|welche\w*|gibt|kann|konnen|haben|ist|sind|lasst|unterstutz\w+|bieten)\b/.test(
    fold(part),
  );

const most = 3;

/** The single questions of a message, as the visitor put them; the whole message where none stands out. */
export const questionsIn = (words: string): string[] => {
  const parts = words
    .split(/(?<=[?!.])\s+|\n+/u)
    .flatMap((sentence) => sentence.split(joint))
    .map((part) => part.trim())
    .filter((part) => isQuestion(part) && emailIn(part) === undefined && contentWords(part).length > 0);
  return parts.length === 0 ? [words] : parts.slice(0, most);
};
