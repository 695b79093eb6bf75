import type { StopReason } from './converse.ts';

/**
 * What a stop reason means for the turn. `cut`: the answer is not whole. `malformed`: the model broke its own form,
 * which it seldom does twice. `blocked`: a guardrail or a filter stood in between, and would again.
 */
export type Ending = 'answer' | 'tools' | 'cut' | 'malformed' | 'blocked' | 'too_long';

const endings: Record<StopReason, Ending> = {
  end_turn: 'answer',
  stop_sequence: 'answer',
  tool_use: 'tools',
  max_tokens: 'cut',
  malformed_model_output: 'malformed',
  malformed_tool_use: 'malformed',
  guardrail_intervened: 'blocked',
  content_filtered: 'blocked',
  model_context_window_exceeded: 'too_long',
};

export const endingOf = (stopReason: StopReason): Ending => endings[stopReason];
