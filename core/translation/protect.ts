import { addressPatterns } from './addresses.ts';

/** Around the number of a mark; characters that people do not type in chats. */
const marks = { open: '⟦', close: '⟧' };

/** A text whose names, numbers, codes and addresses are numbered marks; mark n stands for `values[n - 1]`. */
export interface Protected {
  text: string;
  values: string[];
}

/** At most four words and no sentence: the name of a button or a field. Longer quotes are to be translated. */
const label = (open: string, closing: string): string => {
  const word = String.raw`[^\s${open}${closing}.!?。！？]{1,30}`;
  return String.raw`${open}${word}(?:[ \u00a0]${word}){0,3}[${closing}]`;
};

const patterns = {
  code: ['```[\\s\\S]*?```', '`[^`\\n]{1,500}`', '[⟦⟧]', '<[/!@#]?[A-Za-z][^<>\\n]{0,300}>'],
  labels: [
    ['"', '"'],
    ['“', '”'],
    ['„', '“”'],
    ['«', '»'],
    ['「', '」'],
    ['『', '』'],
  ].map(([open = '', closing = '']) => label(open, closing)),
  bold: [String.raw`\*\*[^\s*](?:[^*\n.!?。！？]{0,40}[^\s*])?\*\*`],
  /** `ERR_TIMEOUT`, `LiveAgent`, `DKIM2`. */
  identifiers: [
    String.raw`(?<![\p{L}\p{Nd}_])[\p{sc=Latin}\p{Nd}]{1,60}(?:_[\p{sc=Latin}\p{Nd}]{1,60})+`,
    String.raw`(?<![\p{L}\p{Nd}])#[\p{L}\p{Nd}_-]{1,60}`,
    String.raw`(?<![\p{sc=Latin}\p{Nd}])[\p{sc=Latin}]{0,40}?\p{Ll}\p{Lu}[\p{sc=Latin}]{0,40}`,
  ],
  numbers: [
    // Telephone and account numbers, and thousands, written in groups.
    String.raw`(?<![\p{sc=Latin}\p{Nd}])\+?\(?\p{Nd}{1,5}\)?(?:(?:[ \u00a0\u202f./-]\(?|(?<=\)))\p{Nd}{1,5}\)?){2,9}(?![\p{sc=Latin}\p{Nd}])`,
    String.raw`(?<![\p{sc=Latin}\p{Nd}])[-+€$£¥#№]?\p{Nd}{1,3}(?:[ \u00a0\u202f]\p{Nd}{3})+(?![\p{sc=Latin}\p{Nd}])`,
    // Codes such as INV-2024/17, and numbers such as 1,000.50, 10:30 and 15%.
    String.raw`(?<![\p{sc=Latin}\p{Nd}])[-+€$£¥#№]?(?=[A-Za-z\p{Nd}/_-]{0,40}\p{Nd})[A-Za-z\p{Nd}]+(?:[-_/]+[A-Za-z\p{Nd}]+|(?<=\p{Nd})[.,:’'+](?=\p{Nd})[A-Za-z\p{Nd}]+)*(?:[ \u00a0\u202f]?[€$£¥%‰°])?`,
    String.raw`\p{Nd}+`,
  ],
  /** Families and the like hold an unseen character, which nothing else may. */
  joinedEmoji: [
    String.raw`\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]*(?:\u200d\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]*)+`,
  ],
};

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A product's name in any case, the longest first. */
const namePatterns = (names: readonly string[]): string[] =>
  [...new Set(names.map((name) => name.trim()).filter((name) => /[\p{L}\p{Nd}]{2}/u.test(name)))]
    .sort((a, b) => b.length - a.length)
    .map((name) => String.raw`(?<![\p{sc=Latin}\p{Nd}])(?i:${escaped(name)})`);

/** People's names as they are written: "Will" is one, "will" is not. */
const peoplePatterns = (people: readonly string[]): string[] =>
  namePatterns(people).map((pattern) => pattern.replace('(?i:', '(?:').concat(String.raw`(?!\p{Ll})`));

/** What stays as it is, whatever language the text around it is in. */
export interface Names {
  /** Of products and the like. */
  products: readonly string[];
  people: readonly string[];
}

export type Protect = (text: string) => Protected;

/** Puts numbered marks in the place of everything that a translation must not change. */
export const protector = ({ products, people }: Names): Protect => {
  const pattern = [
    ...patterns.code,
    ...addressPatterns,
    ...patterns.labels,
    ...patterns.bold,
    ...namePatterns(products),
    ...peoplePatterns(people),
    ...patterns.identifiers,
    ...patterns.numbers,
    ...patterns.joinedEmoji,
  ].join('|');
  return (text) => {
    const values: string[] = [];
    const covered = text.replace(
      new RegExp(pattern, 'gu'),
      (value) => `${marks.open}${values.push(value)}${marks.close}`,
    );
    return { text: covered, values };
  };
};

const mark = /⟦(\d{1,4})⟧/g;

/** True where every mark stands in the text once, and nothing else that looks like one. */
export const holdsMarks = (text: string, { values }: Protected): boolean => {
  const found = [...text.matchAll(mark)].map(([, n]) => Number(n)).sort((a, b) => a - b);
  const stray = /[⟦⟧]/.test(text.replace(mark, ''));
  return !stray && found.length === values.length && found.every((n, i) => n === i + 1);
};

/** A text without its marks. */
export const withoutMarks = (text: string): string => text.replace(mark, ' ');

const letter = /[\p{L}\p{Nd}@_]/u;
const latin = /[\p{sc=Latin}\p{Nd}@_]/u;
/** Nothing but letters: a name, to which languages such as Czech add endings. */
const isName = (value: string): boolean => /^[\p{L} ]+$/u.test(value);
const isAddress = new RegExp(`^(?:${addressPatterns.join('|')})`, 'u');

/** Whether a value grows together with its neighbour, which did not stand there before. */
const clings = (value: string, [left = '', right = '']: (string | undefined)[]): boolean => {
  if (value === '' || isName(value)) return false;
  const glue = isAddress.test(value) ? letter : latin;
  return glue.test(left) && glue.test(right);
};

/** Puts the values back, with a space where one would grow together with its neighbours. */
export const restore = (text: string, { values }: Protected): string => {
  let out = '';
  let last = '';
  // Splitting by a pattern with a group gives texts and numbers of marks in turn.
  for (const [i, part] of text.split(mark).entries()) {
    const value = i % 2 === 1 ? (values[Number(part) - 1] ?? '') : '';
    const next = i % 2 === 1 ? value : part;
    const apart = [last, value].some((each) => clings(each, [out.at(-1), next[0]]));
    out += apart ? ` ${next}` : next;
    if (next !== '') last = value;
  }
  return out;
};
