import { analyse } from '../../../../adapters/knowledge/analyse.ts';
import { tinyldDetector } from '../../../../adapters/language/tinyld.ts';
import type { ScenePassage } from './read-scene.ts';

const detector = tinyldDetector();

/** Names of menus and code are in whatever language the product has. */
const prose = (text: string): string => text.replace(/\*\*[^*]*\*\*|`[^`]*`|https?:\/\/\S+/g, ' ');

/** Those in that language, and those too short to tell. */
export const inLanguage = (passages: ScenePassage[], language: string): ScenePassage[] =>
  passages.filter((passage) => {
    const written = detector.detect(prose(passage.text)) ?? language;
    return written === language;
  });

const enough = 0.5;

/** Whether one of the passages holds at least half of what is asked. */
export const covers = (question: string, passages: ScenePassage[], language: string): boolean => {
  const asked = [...new Set(analyse(question.replace(/\blive ?agents?\b/gi, ' '), language))];
  return passages.some(({ title, text }) => {
    const present = new Set(analyse(`${title}\n${text}`, language));
    return asked.filter((term) => present.has(term)).length >= asked.length * enough;
  });
};
