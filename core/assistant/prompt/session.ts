import type { FrontdeskConfig } from '../../config.ts';
import type { ConversationState } from '../../conversation/conversation.ts';
import { openCaseOf } from '../../escalation/open-case.ts';
import { languageName } from '../../languages/languages.ts';

/** What changes from conversation to conversation, one fact a line. `marker`: of this request's evidence. */
export const sessionPart = (
  config: Pick<FrontdeskConfig, 'languages'>,
  state: Pick<ConversationState, 'language' | 'leads' | 'case'>,
  marker: string,
): string =>
  [
    `Answer in: ${languageName(state.language, 'en')} (${state.language})`,
    `Team languages: ${config.languages.team.join(', ')}`,
    `Case: ${openCaseOf(state)?.status ?? 'none'}`,
    `Lead: ${state.leads.length > 0 ? 'sent' : 'none'}`,
    `Marker: ${marker}`,
  ].join('\n');
