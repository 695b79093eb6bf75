/** So many words in a row do not come together by chance. */
const telling = 12;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const runsOf = (text: string): string[] => {
  const words = wordsOf(text);
  return words.slice(telling - 1).map((_, at) => words.slice(at, at + telling).join(' '));
};

/** Whether a text repeats the instructions: twelve words in a row, whatever stands between them. */
export const repeatsInstructions = (text: string, instructions: string): boolean => {
  const known = new Set(runsOf(instructions));
  return runsOf(text).some((run) => known.has(run));
};
