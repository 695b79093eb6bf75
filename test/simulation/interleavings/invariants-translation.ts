import type { TextInLanguage } from '../../../core/languages/text-in-language.ts';
import type { Ended } from './ended.ts';
import { languageIn } from './settings.ts';
import { sameText, translated } from './sim-translator.ts';
import type { World } from './world.ts';

/** A translation is the translator's, word for word, of words that stand beside it. */
const isTrue = (text: string, original: TextInLanguage, to: string): boolean =>
  sameText(translated(original.text, to), text);

/** Words, as opposed to signs that nobody can translate. */
const hasWords = (text: string): boolean => /\p{L}/u.test(text);

/** Taken down, taken and answered before LiveAgent could be read at all: nobody knew what the visitor reads. */
const beforeLanguage = ({ observed }: World, chat: string, text: string): boolean =>
  observed.committed.some(
    ({ chat: whose, turn: { state, effects } }) =>
      whose === chat &&
      state.languageFrom === 'default' &&
      effects.some(
        ({ body }) => body.kind === 'reply' && body.message.from === 'teammate' && body.message.text === text,
      ),
  );

/** 6: what a teammate wrote comes in the visitor's language with the author's own words, or with word that it does not. */
export const foreignReplies = (world: World, { chat }: Ended): string[] => {
  const { setting, liveAgent } = world;
  if (setting !== 'translating') return [];
  return liveAgent.posts
    .filter((post) => post.chat === chat && post.message.from === 'teammate')
    .flatMap(({ message: { text, original, notice } }) => {
      if (notice === undefined) {
        return beforeLanguage(world, chat, text)
          ? []
          : [`6: ${chat} got "${text}" without a word on its language`];
      }
      if (original === undefined) return [];
      return isTrue(text, original, languageIn(setting))
        ? []
        : [`6: ${chat} got "${text}" for "${original.text}"`];
    });
};

/** 5: what a visitor wrote stands in the thread in the team's language with the visitor's own words, or marked. */
export const foreignPosts = ({ setting, slack, observed }: World, { chat }: Ended): string[] => {
  if (setting !== 'translating') return [];
  const threads = new Set(slack.cards.filter((card) => card.chat === chat).map(({ ts }) => ts));
  const said = observed.said.filter((one) => one.chat === chat).map(({ text }) => text);
  return slack.threads
    .filter(({ thread, post }) => threads.has(thread) && post.from === 'visitor' && hasWords(post.text))
    .flatMap(({ post: { text, original, untranslated } }) => {
      if (original === undefined) {
        return untranslated === undefined ? [`5: "${text}" of ${chat} stands in its thread unmarked`] : [];
      }
      const own = said.some((words) => original.text.includes(words));
      return own && isTrue(text, original, 'en')
        ? []
        : [`5: "${text}" stands in the thread of ${chat} for "${original.text}"`];
    });
};

/** 5: what is stored of a visitor's message is what they wrote; its translation stands beside it. */
export const keptOriginals = ({ setting, observed }: World, { chat, history }: Ended): string[] => {
  if (setting !== 'translating') return [];
  const said = observed.said.filter((one) => one.chat === chat).map(({ text }) => text);
  return history.messages
    .filter(({ from }) => from === 'visitor')
    .filter(
      ({ text, translation }) =>
        !said.some((words) => text.includes(words) && !text.includes(translated(words, 'en'))) ||
        (translation !== undefined && !sameText(translation.text, translated(text, 'en'))),
    )
    .map(({ text }) => `5: "${text}" is stored of ${chat}, which nobody wrote`);
};
