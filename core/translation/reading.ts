import type { Message, Speaker } from '../conversation/conversation.ts';
import type { Border } from './border.ts';

/** A text as its reader gets it. */
export interface Reading {
  text: string;
  /** Language of the original, where `text` is a translation. */
  translatedFrom?: string;
  /** Language that `text` is still in, where it should have been translated. */
  untranslated?: string;
}

/** Translations by their texts: for the team, and for the visitor. */
export interface Translations {
  team: Map<string, string>;
  visitor: Map<string, string>;
}

export const noTranslations: Translations = { team: new Map(), visitor: new Map() };

const readingOf = (text: string, language: string | undefined, done: Map<string, string>): Reading => {
  if (language === undefined) return { text };
  const translation = done.get(text);
  if (translation === undefined) return { text, untranslated: language };
  // What a model left as it was needed no translation: a name, or a word of all languages.
  return translation === text ? { text } : { text: translation, translatedFrom: language };
};

/** How both sides read what crosses the border between them. */
export interface Readings {
  byTeam(said: { text: string; from: Speaker }): Reading;
  byVisitor(text: string): Reading;
  /** A message that may have been translated before. */
  messageByTeam(message: Message): Reading;
}

export const readingsOf = (border: Border, done: Translations, team: string): Readings => {
  const byTeam = ({ text, from }: { text: string; from: Speaker }) =>
    readingOf(text, border.foreignToTeam(text, from), done.team);
  return {
    byTeam,
    byVisitor: (text) => readingOf(text, border.foreignToVisitor(text), done.visitor),
    messageByTeam: (message) => {
      const language = border.foreignToTeam(message.text, message.from);
      return language !== undefined && message.translation?.language === team
        ? { text: message.translation.text, translatedFrom: language }
        : byTeam(message);
    },
  };
};
