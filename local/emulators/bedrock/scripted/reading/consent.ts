import {
  languageOf,
  saysNo as no,
  supportedLanguages,
  saysYes as yes,
} from '../../../../../core/languages/languages.ts';
import { endsWithSaying, isSaying } from '../wording.ts';
import { bare } from './matches.ts';

const yesWords =
  /^(yes|yeah|yep|yup|sure|ok|okay|please do|go ahead|of course|certainly|oui|ouais|d'accord|volontiers|bien sur|avec plaisir|ja|jawohl|gerne?|bitte|naturlich|klar|si|sim|claro|tak|ano|igen|da)\b/;
const noWords = /^(no|nope|not now|not really|never mind|non|pas maintenant|nein|nicht jetzt|nee)\b/;

export const saysYes = (text: string, languages: string[]): boolean =>
  yes(text, languages) ||
  (yesWords.test(bare(text)) && !text.includes('?')) ||
  /^(はい|お願い)/.test(text.trim());
export const saysNo = (text: string, languages: string[]): boolean =>
  no(text, languages) || noWords.test(bare(text));

const offers = supportedLanguages.flatMap((code) =>
  Object.entries(languageOf(code).words).flatMap(([name, words]) =>
    name.startsWith('offer') ? [words] : [],
  ),
);

/** An offer of a person in any language: Frontdesk's own, or ours where there is no tool for it. */
export const isOffer = (text: string | undefined): boolean =>
  text !== undefined &&
  (offers.some((offer) => endsWithSaying(text, offer)) ||
    isSaying(text, 'offer') ||
    isSaying(text, 'offerOther'));
