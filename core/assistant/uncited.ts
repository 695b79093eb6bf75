/** Words from which an answer that rests on nothing is more than a question back, a greeting or a way on. */
const longAnswer = 45;

const words = new Intl.Segmenter('en', { granularity: 'word' });

const countWords = (text: string): number => {
  let count = 0;
  for (const { isWordLike } of words.segment(text)) if (isWordLike === true) count += 1;
  return count;
};

const figuresIn = (text: string): string[] => text.normalize('NFKC').match(/\d+(?:[.,:]\d+)*/g) ?? [];

/**
 * Whether an answer without any source says what only a source can tell: at length, or in figures (prices, dates,
 * limits) that nobody in the conversation has named.
 */
export const needsSource = (text: string, said: string[]): boolean => {
  const known = new Set(said.flatMap(figuresIn));
  return countWords(text) >= longAnswer || figuresIn(text).some((figure) => !known.has(figure));
};
