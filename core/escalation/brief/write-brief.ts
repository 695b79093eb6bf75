import { callModel } from '../../assistant/call-model.ts';
import type { FrontdeskConfig } from '../../config.ts';
import type { ConversationState, Message } from '../../conversation/conversation.ts';
import { AppError } from '../../errors.ts';
import type { Clock, LanguageDetector, Model, Telemetry } from '../../ports.ts';
import { briefLanguage, briefRequest } from './brief-prompt.ts';
import { checkBrief } from './check-brief.ts';

export interface BriefDeps {
  config: FrontdeskConfig;
  model: Model;
  detector: LanguageDetector;
  clock: Clock;
  telemetry: Telemetry;
}

export interface BriefTask {
  state: ConversationState;
  messages: Message[];
  signal: AbortSignal;
}

/** What may be known of the conversation besides its messages. */
export const knownOf = ({ page, visitor, case: of }: ConversationState): string[] =>
  [page, visitor.email, visitor.name, ...(of?.tried ?? []).flatMap(({ title, url }) => [title, url])].filter(
    (fact) => fact !== undefined,
  );

/** A brief in the team's language; undefined where the model fails, or writes nothing that may be shown. */
export const writeBrief = async (deps: BriefDeps, task: BriefTask): Promise<string | undefined> => {
  const request = briefRequest(deps.config, task);
  try {
    const { content, stopReason } = await callModel(deps, request, task.signal);
    const words = content.map((block) => ('text' in block ? block.text : '')).join('\n');
    // Cut off at its limit, the last sentence is half a sentence.
    const whole =
      stopReason === 'max_tokens' ? words.slice(0, words.search(/[.!?。！？][^.!?。！？]*$/) + 1) : words;
    const isAnswer = ['end_turn', 'stop_sequence', 'max_tokens'].includes(stopReason);
    if (!isAnswer) {
      deps.telemetry.warn('brief_failed', { reason: stopReason });
      return undefined;
    }
    const brief = checkBrief(
      whole,
      { messages: task.messages, known: knownOf(task.state) },
      { detector: deps.detector, language: briefLanguage(deps.config), instructions: request.system.stable },
    );
    if (brief === undefined) deps.telemetry.info('brief_refused', { count: words.length });
    return brief;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    deps.telemetry.warn('brief_failed', { code: error.code }, error);
    return undefined;
  }
};
