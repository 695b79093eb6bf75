import type { FrontdeskConfig } from '../config.ts';
import type { LanguageDetector } from '../ports.ts';
import type { TurnDraft } from './turn-draft.ts';

const address = /[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[\p{L}\p{N}-]+/u;

/** A bare number right after a numbered list picks from it: a help desk's chat has no buttons. */
const pickedQuestion = (text: string, questions: string[]): string | undefined => {
  const digit = /^\s*([1-9])[.)]?\s*$/.exec(text)?.[1];
  return digit === undefined ? undefined : questions[Number(digit) - 1];
};

/** Takes down what the visitor said, in the transcript and in the case's thread; whoever owns the chat answers it. */
export const hearVisitor = (
  deps: { config: FrontdeskConfig; detector: LanguageDetector },
  draft: TurnDraft,
  input: { text: string; at: number },
): void => {
  const { state } = draft;
  const text = pickedQuestion(input.text, state.openQuestions) ?? input.text;
  state.closed = false;
  if (state.languageFrom !== 'session') {
    const detected = deps.detector.detect(text);
    if (detected !== undefined) {
      state.language = detected;
      state.languageFrom = 'detected';
    }
  }
  const given = address.exec(text)?.[0];
  if (given !== undefined && state.visitor.email === undefined) state.visitor.email = given;
  const name = state.visitor.name;
  const line = draft.addMessage({
    from: 'visitor',
    text,
    at: input.at,
    ...(name === undefined ? {} : { name }),
  });
  if (state.case !== undefined && state.case.status !== 'resolved') {
    draft.addEffect({
      kind: 'thread_post',
      card: state.case.card,
      post: { from: 'visitor', text, ...(name === undefined ? {} : { name }) },
    });
  }
  if (state.owner.kind === 'assistant') draft.unanswered.push(line);
};
