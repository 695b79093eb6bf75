/** Every start with every end: "talk to" + "a person". */
export const phrases = (starts: string[], ends: string[]): string[] =>
  starts.flatMap((start) => ends.map((end) => `${start} ${end}`));
