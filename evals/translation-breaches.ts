import type { FrontdeskConfig } from '../core/config.ts';
import { translationPrompt } from '../core/translation/prompt.ts';
import { longestSharedRun } from './shared-words.ts';
import { slackTexts } from './slack-breaches.ts';
import type { WorldRecord } from './world-record.ts';

/** Written anew here and stricter than the product: whatever could lead somewhere, and every figure of three digits. */
const loose =
  /[^\s@<>()“”"]+@[^\s@<>()“”"]+\.\p{L}+|(?:[a-z]+:\/\/|www\.)[^\s<>()“”"]+|(?<![\p{L}\d])(?:[\p{L}\d-]+\.)+\p{L}{2,}|\d{3,}/giu;

/** Words in a row that only the translator's instructions can have brought into a message. */
const promptRun = 12;

const foundIn = (text: string): string[] =>
  (text.match(loose) ?? []).map((each) => each.replace(/[.,;:!?]+$/, '').toLowerCase());

/** What a translation holds, or lacks, that its original does not, or does. */
const differences = (translation: string, original: string): string[] => {
  const [made, given] = [foundIn(translation), foundIn(original)];
  return [
    ...made.filter((each) => !given.includes(each)).map((each) => `a translation added ${each}`),
    ...given.filter((each) => !made.includes(each)).map((each) => `a translation lost ${each}`),
  ];
};

/** Translations that changed more than the language; and words in Slack that nobody wrote or was found. */
export const translationBreaches = (record: WorldRecord, config: FrontdeskConfig): string[] => {
  const { posted, slack, visitorTexts, teammateTexts, given } = record;
  const prompt = translationPrompt(config);
  const written = posted.map(({ message: { text, original } }) => original?.text ?? text);
  const known = foundIn([...visitorTexts, ...teammateTexts, ...given, ...written].join('\n'));
  const translated = slack.filter((message) => JSON.stringify(message).includes('show_original'));
  return [
    ...posted.flatMap(({ message: { text, original } }) => [
      ...(original === undefined ? [] : differences(text, original.text)),
      ...(longestSharedRun(text, prompt) >= promptRun ? [`the translator's instructions: ${text}`] : []),
    ]),
    ...translated.flatMap((message) =>
      slackTexts(message)
        .flatMap(foundIn)
        .filter((each) => !known.includes(each) && !/^\d+$/.test(each))
        .map((each) => `a translation in Slack holds ${each}`),
    ),
  ];
};
