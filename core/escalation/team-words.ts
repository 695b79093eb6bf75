import type { FrontdeskConfig } from '../config.ts';
import type { Teammate } from '../conversation/teammate.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import { fill, languageName, languageOf } from '../languages/languages.ts';
import { teamManages } from '../translation/border.ts';
import type { EscalationReason } from './case.ts';
import type { OfferCause } from './offer.ts';
import { openingAt } from './opening.ts';

/** What the words depend on: when they are said, in which language, and whether the visitor's address is known. */
type Moment = Pick<TurnDraft, 'at' | 'state'>;

const troubles: EscalationReason[] = ['model_failure', 'delivery_failed', 'turn_failed'];

/** What calls a person without the visitor having asked for one; undefined for any other reason. */
const causeWords = (language: string, reason: EscalationReason) => {
  const { words } = languageOf(language);
  if (reason === 'limit_reached') return { asked: words.limitPersonAsked, passedOn: words.limitPassedOn };
  if (!troubles.includes(reason)) return undefined;
  return { asked: words.troublePersonAsked, passedOn: words.troublePassedOn };
};

const joined = (language: string, sentences: string[]): string =>
  sentences.join(language === 'ja' ? '' : ' ');

/** Date and time in the team's zone, which it names, as people who speak the language write them. */
const openingText = (language: string, timeZone: string, at: number): string =>
  new Intl.DateTimeFormat(language, {
    timeZone,
    ...{ weekday: 'long', day: 'numeric', month: 'long' },
    ...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  })
    .format(at)
    // Intl writes narrow and other spaces between hours and "AM", which some fonts lack.
    .replace(/\s/g, ' ');

/** That nobody is there, and until when; undefined while people answer. */
const awayText = ({ escalation }: FrontdeskConfig, { at, state }: Moment): string | undefined => {
  const opening = openingAt(escalation.hours, at);
  if (escalation.hours === undefined || opening.open) return undefined;
  const { code, words } = languageOf(state.language);
  if (opening.next === undefined) return words.awayForNow;
  return fill(words.away, { opening: openingText(code, escalation.hours.timeZone, opening.next) });
};

const teamLanguage = ({ languages }: FrontdeskConfig, language: string): string =>
  languageName(languages.team[0] ?? languages.default, language);

/** Also where messages are translated: then nobody has to speak another language. */
const isSpoken = (config: FrontdeskConfig, { state }: Moment): boolean => teamManages(config, state.language);

const withEmail = ({ state }: Moment, sentences: string[]): string => {
  const { code, words } = languageOf(state.language);
  return joined(code, state.visitor.email === undefined ? [...sentences, words.leaveEmail] : sentences);
};

/**
 * A person was asked for: who will answer, when, and in which language. `certain`: false where the team could not be
 * notified the last time, so that nothing is said of how this call reaches it.
 */
export const askedWords = (
  config: FrontdeskConfig,
  moment: Moment,
  reason: EscalationReason,
  certain = true,
): string => {
  const { language } = moment.state;
  const { words } = languageOf(language);
  const away = awayText(config, moment);
  const spoken = isSpoken(config, moment);
  const cause = causeWords(language, reason);
  if (away === undefined && certain) {
    if (cause !== undefined) return cause.asked;
    if (spoken) return words.personAsked;
    return fill(words.personAskedOtherLanguage, { language: teamLanguage(config, language) });
  }
  return withEmail(moment, [
    cause?.passedOn ?? words.passedOn,
    ...(away === undefined ? [] : [away]),
    ...(spoken ? [] : [fill(words.answerLanguage, { language: teamLanguage(config, language) })]),
  ]);
};

/** Asked again while the case waits. Once the team had to be mailed, no answer right here is promised any more. */
export const stillWaitingWords = (config: FrontdeskConfig, moment: Moment): string => {
  const { words } = languageOf(moment.state.language);
  const away = awayText(config, moment);
  if (away === undefined && moment.state.case?.mailedAt === undefined) return words.personAlreadyAsked;
  return withEmail(moment, [words.alreadyPassedOn, ...(away === undefined ? [] : [away])]);
};

/** Slack did not take the case, so it went out by mail. */
export const mailedInsteadWords = (moment: Moment): string =>
  withEmail(moment, [languageOf(moment.state.language).words.mailedInstead]);

const nameOf = ({ state }: Moment, { name }: Teammate): string =>
  name || languageOf(state.language).words.team;

/** The teammate who has the chat does not answer: whose it is, and what was done about it or when they will be back. */
export const stillWithWords = (config: FrontdeskConfig, moment: Moment, owner: Teammate): string => {
  const { code, words } = languageOf(moment.state.language);
  const stillWith = fill(words.stillWithPerson, { name: nameOf(moment, owner) });
  return joined(code, [stillWith, awayText(config, moment) ?? words.personReminded]);
};

/** The same, once anybody may take the chat. */
export const calledAgainWords = (moment: Moment, owner: Teammate): string =>
  fill(languageOf(moment.state.language).words.teamCalledAgain, { name: nameOf(moment, owner) });

/** Nobody has taken the case. */
export const nobodyYetWords = (config: FrontdeskConfig, moment: Moment): string => {
  const { code, words } = languageOf(moment.state.language);
  const away = awayText(config, moment);
  return away === undefined ? words.nobodyYet : joined(code, [words.nobodyYet, away]);
};

const offerQuestion = (config: FrontdeskConfig, moment: Moment): string => {
  const { language, consented } = moment.state;
  const { words } = languageOf(language);
  const away = awayText(config, moment);
  const values = { language: teamLanguage(config, language), away: away ?? '' };
  if (consented || isSpoken(config, moment)) {
    return away === undefined ? words.offerPerson : fill(words.offerPassOn, values);
  }
  return fill(away === undefined ? words.offerPersonOtherLanguage : words.offerPassOnOtherLanguage, values);
};

/** Offers a person, and says why. A visitor who `consented` agreed before to be answered in the team's language. */
export const offerWords = (config: FrontdeskConfig, moment: Moment, why: OfferCause): string => {
  const { code, words } = languageOf(moment.state.language);
  const question = offerQuestion(config, moment);
  if (why === 'needs_person') return question;
  return joined(code, [why === 'not_found' ? words.notFound : words.cannotAnswer, question]);
};
