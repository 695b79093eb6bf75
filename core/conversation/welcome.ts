import type { FrontdeskConfig } from '../config.ts';
import type { Choice } from './conversation.ts';
import type { Input } from './input.ts';
import type { TurnDraft } from './turn-draft.ts';

const inLanguage = (words: Record<string, string>, language: string, fallback: string): string =>
  words[language] ?? words[fallback] ?? '';

/**
 * Greets in the visitor's language with the links and questions of config; no model is asked. Where a teammate has the
 * chat already, because the opening could not be read for a while, the assistant stays silent.
 */
export const welcome = (
  config: FrontdeskConfig,
  draft: TurnDraft,
  input: Extract<Input, { kind: 'opened' }>,
): void => {
  const { state } = draft;
  const language = input.language?.slice(0, 2).toLowerCase();
  if (language !== undefined && /^[a-z]{2}$/.test(language)) {
    state.language = language;
    state.languageFrom = 'session';
  }
  if (input.page !== undefined) state.page = input.page;
  state.visitor = input.visitor;
  state.openedAt = input.at;
  const say = (words: Record<string, string>) => inLanguage(words, state.language, config.languages.default);
  const questions = config.welcome.questions.map(say);
  const choices: Choice[] = [
    ...config.welcome.links.map((link): Choice => ({ kind: 'link', label: say(link.label), url: link.url })),
    ...questions.map((label): Choice => ({ kind: 'question', label })),
  ];
  if (draft.owner.kind === 'assistant')
    draft.reply({ from: 'assistant', text: say(config.welcome.text), choices });
};
