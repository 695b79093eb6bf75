import { languageOf } from '../../../../../core/languages/languages.ts';
import type { Wording } from './wording.ts';

/** Where the scripted model has no words of its own, Frontdesk's templates of that language stand in for them. */
export const fromTemplates = (code: string): Wording => {
  const { words } = languageOf(code);
  const { unclear, unrelated, askEmail, personAlreadyAsked } = words;
  return {
    greeting: unclear,
    howAreYou: unclear,
    aboutMe: unclear,
    thanks: unclear,
    allRight: unclear,
    unclear,
    unrelated,
    askUseCase: words.askUseCase,
    notHelpDesk: unrelated,
    askEmail,
    askEmailHere: askEmail,
    whyEmail: unclear,
    noEmail: unclear,
    leadThanks: unclear,
    leadKnown: unclear,
    offer: `${words.notFound} ${words.offerPerson}`,
    offerOther: `${words.notFound} ${words.offerPersonOtherLanguage.replaceAll('{language}', '{team}')}`,
    partly: '',
    teamHasIt: personAlreadyAsked,
    addressSeen: personAlreadyAsked,
    pageFailed: unclear,
    closing: unclear,
  };
};
