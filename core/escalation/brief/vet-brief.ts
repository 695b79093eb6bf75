import { stablePrompt } from '../../assistant/prompt.ts';
import type { FrontdeskConfig } from '../../config.ts';
import type { Source } from '../../conversation/conversation.ts';
import type { TurnDraft } from '../../conversation/turn-draft.ts';
import type { LanguageDetector } from '../../ports.ts';
import { briefLanguage } from './brief-prompt.ts';
import { checkBrief } from './check-brief.ts';
import { knownOf } from './write-brief.ts';

/** What may be shown of the brief with which the assistant calls a person; undefined where nothing is left of it. */
export const vetBrief = (
  { config, detector }: { config: FrontdeskConfig; detector: LanguageDetector },
  draft: TurnDraft,
  brief: string,
  tried: Source[],
): string | undefined =>
  checkBrief(
    brief,
    {
      messages: draft.transcript,
      known: [...knownOf(draft.state), ...tried.flatMap(({ title, url }) => [title, url])],
    },
    {
      detector,
      language: briefLanguage(config),
      // The customer's own words about the product are no secret.
      instructions: stablePrompt(config).replaceAll(config.brand.description, ' '),
    },
  );
