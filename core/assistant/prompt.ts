import type { FrontdeskConfig } from '../config.ts';
import type { ConversationState } from '../conversation/conversation.ts';
import type { ConverseRequest } from './converse.ts';
import { brandPart } from './prompt/brand.ts';
import { clarityPart } from './prompt/clarity.ts';
import { evidencePart } from './prompt/evidence.ts';
import { languagePart } from './prompt/language.ts';
import { leadsPart } from './prompt/leads.ts';
import { peoplePart } from './prompt/people.ts';
import { rolePart } from './prompt/role.ts';
import { sessionPart } from './prompt/session.ts';

/** Same bytes for every turn of a deployment, so that the prompt cache holds. */
export const stablePrompt = (config: FrontdeskConfig): string =>
  [
    rolePart(config),
    brandPart(config),
    languagePart,
    evidencePart,
    peoplePart(config),
    leadsPart(config),
    clarityPart,
  ].join('\n\n');

/** In two parts, because only the first can be cached for all conversations. */
export const systemPrompt = (
  config: FrontdeskConfig,
  state: Pick<ConversationState, 'language' | 'leads' | 'case'>,
  marker: string,
): ConverseRequest['system'] => ({
  stable: stablePrompt(config),
  session: sessionPart(config, state, marker),
});
