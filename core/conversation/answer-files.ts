import type { FrontdeskConfig } from '../config.ts';
import { offerWords } from '../escalation/team-words.ts';
import { languageOf } from '../languages/languages.ts';
import type { TurnDraft } from './turn-draft.ts';

/**
 * Answers a visitor who sent files and no words: that the assistant cannot open them, and an offer of a person, who
 * can. False where there is something to read as well, which is for the model; it sees the names of the files.
 */
export const answerFiles = (config: FrontdeskConfig, draft: TurnDraft): boolean => {
  const { state, unanswered } = draft;
  if (unanswered.length === 0 || unanswered.some(({ onlyFiles }) => onlyFiles !== true)) return false;
  const { code, words } = languageOf(state.language);
  const offer = offerWords(config, draft, 'needs_person');
  draft.reply({
    from: 'assistant',
    text: [words.cannotOpenFiles, offer].join(code === 'ja' ? '' : ' '),
  });
  state.offer = 'person';
  state.offerReason = 'asked_for_person';
  return true;
};
