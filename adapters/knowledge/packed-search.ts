import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';

/**
 * A MiniSearch index with its postings in one text. MiniSearch's own JSON has an object for each term and field, which
 * V8 is slow to parse and to walk: this loads in less than half the time.
 */
export interface PackedSearch {
  /** Everything but the terms. */
  settings: Omit<AsPlainObject, 'index'>;
  terms: string[];
  /** In how many documents each term stands. */
  frequencies: number[];
  /**
   * Base64 of numbers of seven bits a byte, the lowest first and all but the last byte with the eighth bit set: by term,
   * then by field, how many documents, and for each how far its number is from the last one's and how often the term
   * stands in it.
   */
  postings: string;
}

const byteNumbers = (numbers: number[]): number[] =>
  numbers.flatMap((number) => {
    const bytes: number[] = [];
    let rest = number;
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
    return [...bytes, rest];
  });

const fieldNumbers = (counts: Record<string, number>): number[] => {
  const entries = Object.entries(counts).map(([id, count]): [number, number] => [Number(id), count]);
  entries.sort(([a], [b]) => a - b);
  return [entries.length, ...entries.flatMap(([id, count], i) => [id - (entries[i - 1]?.[0] ?? 0), count])];
};

export const packSearch = <T>(search: MiniSearch<T>): PackedSearch => {
  const { index, ...settings } = search.toJSON();
  const fields = Object.values(settings.fieldIds);
  const bytes = index.flatMap(([, entries]) =>
    fields.flatMap((field) => byteNumbers(fieldNumbers(entries[field] ?? {}))),
  );
  return {
    settings,
    terms: index.map(([term]) => term),
    frequencies: index.map(([, entries]) => new Set(Object.values(entries).flatMap(Object.keys)).size),
    postings: Buffer.from(bytes).toString('base64'),
  };
};

const numbersIn = (postings: string): (() => number) => {
  const bytes = Buffer.from(postings, 'base64');
  let at = 0;
  return () => {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at] ?? 0;
      at += 1;
      number |= (byte & 127) << shift;
      if (byte < 128) return number;
    }
  };
};

type FieldPostings = Map<number, Map<number, number>>;

const unpackField = (next: () => number): Map<number, number> => {
  const counts = new Map<number, number>();
  let id = 0;
  for (let left = next(); left > 0; left -= 1) {
    id += next();
    counts.set(id, next());
  }
  return counts;
};

/** What ranking needs to know of an index. Fields and documents are numbered from 0. */
export interface PostingsOf {
  /** By field, how often the term stands in each document that holds it. */
  postingsOf(term: string): FieldPostings;
  /** Terms in each field of each document. */
  lengths: Uint32Array[];
  averageLengths: number[];
}

class UnpackedSearch<T> extends MiniSearch<T> implements PostingsOf {
  readonly lengths: Uint32Array[];
  readonly averageLengths: number[];

  constructor({ settings, terms, postings }: PackedSearch, options: Options<T>) {
    super(options);
    Object.assign(this, MiniSearch.loadJS({ ...settings, index: [] }, options));
    const fields = Object.values(settings.fieldIds);
    const next = numbersIn(postings);
    for (const term of terms) {
      const byField = fields.map((field): [number, Map<number, number>] => [field, unpackField(next)]);
      this._index.set(term, new Map(byField.filter(([, counts]) => counts.size > 0)));
    }
    this.averageLengths = settings.averageFieldLength;
    this.lengths = fields.map((field) => {
      const lengths = new Uint32Array(settings.documentCount);
      for (const [id, ofFields] of this._fieldLength) lengths[id] = ofFields[field] ?? 0;
      return lengths;
    });
  }

  postingsOf(term: string): FieldPostings {
    return this._index.get(term) ?? new Map();
  }
}

/** The same index again, whose postings can be read. */
export const unpackSearch = <T>(packed: PackedSearch, options: Options<T>): MiniSearch<T> & PostingsOf =>
  new UnpackedSearch(packed, options);
