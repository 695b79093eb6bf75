import type { FrontdeskConfig } from '../config.ts';
import { openCaseOf } from '../escalation/open-case.ts';
import { fileWords } from '../files/shared-file.ts';
import { saysNo, saysYes, supportedLanguages } from '../languages/languages.ts';
import type { LanguageDetector } from '../ports.ts';
import type { Input } from './input.ts';
import type { TurnDraft } from './turn-draft.ts';

const address = /[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[\p{L}\p{N}-]+/u;

const kana = /[\p{sc=Hira}\p{sc=Kana}]/u;
const wordsIn = (text: string): number => text.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0;

const isYesOrNo = (text: string): boolean =>
  saysYes(text, supportedLanguages) || saysNo(text, supportedLanguages);

/** One word, as the name of a dish, and "Yes, please" are said in any language. */
const tellsLittle = (text: string): boolean =>
  (wordsIn(text) < 2 && !kana.test(text)) || (wordsIn(text) <= 3 && isYesOrNo(text));

/** A language that was heard before is changed by more than a few foreign words. */
const hearLanguage = (detector: LanguageDetector, { state }: TurnDraft, text: string): void => {
  if (state.languageFrom === 'session' || (state.languageFrom === 'detected' && tellsLittle(text))) return;
  const detected = detector.detect(text);
  if (detected === undefined) return;
  state.language = detected;
  state.languageFrom = 'detected';
};

/** Takes down what the visitor said, in the transcript and in the case's thread; whoever owns the chat answers it. */
export const hearVisitor = (
  deps: { config: FrontdeskConfig; detector: LanguageDetector },
  draft: TurnDraft,
  input: Extract<Input, { kind: 'said' | 'pressed' }>,
): void => {
  const { state } = draft;
  const files = (input.kind === 'said' ? input.files : undefined) ?? [];
  const onlyFiles = input.text === '' && files.length > 0;
  const text = onlyFiles ? fileWords(files) : input.text;
  if (!onlyFiles) hearLanguage(deps.detector, draft, text);
  const given = address.exec(input.text)?.[0];
  if (given !== undefined && state.visitor.email === undefined) state.visitor.email = given;
  const name = state.visitor.name;
  const line = draft.addMessage({
    from: 'visitor',
    text,
    at: input.at,
    ...(name === undefined ? {} : { name }),
    ...(input.kind === 'pressed' ? { picked: true } : {}),
    ...(onlyFiles ? { onlyFiles } : {}),
  });
  const open = openCaseOf(state);
  if (open !== undefined) {
    draft.addEffect({
      kind: 'thread_post',
      card: open.card,
      post: {
        from: 'visitor',
        text: input.text,
        ...(name === undefined ? {} : { name }),
        ...(files.length === 0 ? {} : { files }),
      },
    });
  }
  if (state.owner.kind === 'assistant') draft.unanswered.push(line);
};
