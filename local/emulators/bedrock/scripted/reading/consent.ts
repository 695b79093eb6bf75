import {
  languageOf,
  saysNo as no,
  supportedLanguages,
  saysYes as yes,
} from '../../../../../core/languages/languages.ts';
import { endsWithSaying, isSaying } from '../wording.ts';
import { bare } from './matches.ts';

const yesWords =
  /^(yes|yeah|yep|yup|sure|ok|okay|please do|go (ahead|for it)|of course|certainly|let's (do|try)|why not|sounds (good|great)|that('d| would) be|do (it|that|so)|works for me|gladly|by all means|fine by me|i('d| would) (like|love|appreciate) (that|it)|oui|ouais|d'accord|volontiers|bien sur|avec plaisir|pourquoi pas|faites|allez[- ]y|carrement|je veux bien|entendu|ca me va|ja|jawohl|(sehr )?gerne?|bitte|naturlich|klar|von mir aus|meinetwegen|warum nicht|machen sie|tun sie|das ware|einverstanden|passt|jo\b|si|sim|claro|tak|ano|igen|da)\b/;
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
