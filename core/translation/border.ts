import type { FrontdeskConfig } from '../config.ts';
import type { ConversationState, Speaker } from '../conversation/conversation.ts';
import type { LanguageDetector } from '../ports.ts';
import { type Protect, withoutMarks } from './protect.ts';

type LanguageConfig = Pick<FrontdeskConfig, 'languages' | 'escalation'>;

/** Whether messages in this language (ISO 639-1) are translated for the team, and the team's for its speaker. */
export const translates = ({ languages, escalation }: LanguageConfig, language: string): boolean =>
  escalation.translate === true && !languages.team.includes(language);

/** Whether the team can talk with somebody in this language: speaking it, or by translation. */
export const teamManages = (config: LanguageConfig, language: string): boolean =>
  config.languages.team.includes(language) || translates(config, language);

/** What the team reads. */
export const teamLanguage = ({ languages }: Pick<FrontdeskConfig, 'languages'>): string =>
  languages.team[0] ?? languages.default;

/** Letters from which on a text tells its language; a shorter one is in the language its author is known to use. */
const enough = 20;

const lettersOf = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

export interface Border {
  /** ISO 639-1 code of what a visitor's, the assistant's or a teammate's words are in, where the team cannot read it. */
  foreignToTeam(text: string, from: Speaker): string | undefined;
  /** The same of a teammate's words, where the visitor cannot read it. */
  foreignToVisitor(text: string): string | undefined;
}

/** Where languages meet in one conversation. */
export const borderOf = (
  { config, detector }: { config: FrontdeskConfig; detector: LanguageDetector },
  { language }: Pick<ConversationState, 'language'>,
  protect: Protect,
): Border => {
  const { team } = config.languages;
  /** Undefined where a text has no words that could be translated. */
  const languageOfText = (text: string, assumed: string): string | undefined => {
    const letters = lettersOf(withoutMarks(protect(text).text));
    if (letters === 0) return undefined;
    return letters < enough ? assumed : (detector.detect(text) ?? assumed);
  };
  return {
    foreignToTeam: (text, from) => {
      const spoken = languageOfText(text, from === 'teammate' ? teamLanguage(config) : language);
      return spoken === undefined || team.includes(spoken) ? undefined : spoken;
    },
    foreignToVisitor: (text) => {
      if (team.includes(language)) return undefined;
      const spoken = languageOfText(text, teamLanguage(config));
      return spoken === language ? undefined : spoken;
    },
  };
};
