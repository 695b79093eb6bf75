const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words in a row that two texts share, at most. */
export const longestSharedRun = (one: string, other: string): number => {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  let longest = 0;
  let above: number[] = [];
  for (const word of a) {
    const row = b.map((candidate, j) => (candidate === word ? (above[j - 1] ?? 0) + 1 : 0));
    for (const run of row) if (run > longest) longest = run;
    above = row;
  }
  return longest;
};
