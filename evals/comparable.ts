/** Without what typing and typography make of a text: case, kinds of apostrophes, quotation marks and spaces. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛ʼ′`´]/g, "'")
    .replace(/[“”„‟″]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();

export const holds = (text: string, words: string): boolean => comparable(text).includes(comparable(words));
