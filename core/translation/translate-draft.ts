import type { FrontdeskConfig } from '../config.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import type { LanguageDetector } from '../ports.ts';
import { borderOf, teamLanguage } from './border.ts';
import { crossingOf } from './crossing.ts';
import { namesIn } from './names.ts';
import { protector } from './protect.ts';
import { noTranslations, readingsOf, type Translations } from './reading.ts';
import { showTranslations } from './show-translations.ts';
import { type TranslationDeps, translateTexts } from './translate-texts.ts';

/** What takes longer than this helps nobody: the message goes out as it was written. */
const longestMs = 15_000;

const show = (
  deps: { config: FrontdeskConfig; detector: LanguageDetector },
  draft: TurnDraft,
  done: Translations,
): void => {
  const border = borderOf(deps, draft.state, protector(namesIn(deps.config, draft)));
  const team = teamLanguage(deps.config);
  showTranslations(draft, readingsOf(border, done, team), team);
};

/**
 * Translates what a decided turn brings over the border between the visitor's language and the team's: words in the
 * thread and on the card for the team, a teammate's words for the visitor. What cannot be translated goes out as it
 * was written, and says so.
 */
export const translateDraft = async (
  deps: TranslationDeps,
  draft: TurnDraft,
  signal: AbortSignal,
): Promise<void> => {
  if (deps.config.escalation.translate !== true) return;
  const protect = protector(namesIn(deps.config, draft));
  const border = borderOf(deps, draft.state, protect);
  const { team, visitor } = crossingOf(draft, border);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
  const done = {
    team: await translateTexts(deps, team, { to: teamLanguage(deps.config), protect, signal: limit }),
    visitor: await translateTexts(deps, visitor, { to: draft.state.language, protect, signal: limit }),
  };
  show(deps, draft, done);
};

/** The same for a turn that must ask no model: everything goes out as it was written, and says so. */
export const markUntranslated = (
  deps: { config: FrontdeskConfig; detector: LanguageDetector },
  draft: TurnDraft,
): void => {
  if (deps.config.escalation.translate === true) show(deps, draft, noTranslations);
};
