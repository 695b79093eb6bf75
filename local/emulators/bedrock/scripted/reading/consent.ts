import {
  languageOf,
  saysNo as no,
  supportedLanguages,
  saysYes as yes,
} from '../../../../../core/languages/languages.ts';
import { wordingOf } from '../wording.ts';
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

const fixed = (template: string): string[] => template.split(/\{\w+\}/).map((part) => part.trim());
const squeezed = (text: string) => text.replace(/\s+/g, '');
const offers = supportedLanguages.flatMap((code) => {
  const { offerPerson, offerPersonOtherLanguage } = languageOf(code).words;
  const { offer, offerOther } = wordingOf(code);
  return [offerPerson, offerPersonOtherLanguage, offer, offerOther].map(fixed);
});

/** An offer of a person in any language: Frontdesk's own, or ours where there is no tool for it. */
export const isOffer = (text: string | undefined): boolean =>
  text !== undefined &&
  offers.some((parts) => parts.every((part) => squeezed(text).includes(squeezed(part))));
