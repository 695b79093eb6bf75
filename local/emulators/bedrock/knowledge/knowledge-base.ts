/** What a knowledge base holds of one chunk, as Retrieve gives it back. */
export interface Chunk {
  text: string;
  location: Record<string, unknown>;
  metadata: Record<string, string | number | boolean>;
}

export interface ScoredChunk extends Chunk {
  score: number;
}

type Vector = Map<string, number>;

/** Groups of three letters of each word, so that forms of a word are near each other, as embeddings have it. */
const featuresOf = (text: string): Vector => {
  const features: Vector = new Map();
  for (const word of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    const letters = [...`_${word}_`];
    for (let at = 0; at + 3 <= letters.length; at += 1) {
      const feature = letters.slice(at, at + 3).join('');
      features.set(feature, (features.get(feature) ?? 0) + 1);
    }
  }
  return features;
};

const cosine = (a: Vector, b: Vector, weight: (feature: string) => number): number => {
  const length = (vector: Vector) =>
    Math.sqrt([...vector].reduce((sum, [feature, count]) => sum + (count * weight(feature)) ** 2, 0));
  let product = 0;
  for (const [feature, count] of a) product += count * (b.get(feature) ?? 0) * weight(feature) ** 2;
  return product === 0 ? 0 : product / (length(a) * length(b));
};

export interface KnowledgeBaseContent {
  replace(chunks: Chunk[]): void;
  /** Nearest first. */
  nearest(query: string, limit: number, passes: (chunk: Chunk) => boolean): ScoredChunk[];
}

/** Chunks and a simple kind of vectors: near where texts share parts of rare words. It stands in for an embedding model. */
export const knowledgeBaseContent = (): KnowledgeBaseContent => {
  let held: { chunk: Chunk; vector: Vector }[] = [];
  const frequencies = new Map<string, number>();
  const weight = (feature: string) => Math.log(1 + held.length / (1 + (frequencies.get(feature) ?? 0)));
  return {
    replace: (chunks) => {
      held = chunks.map((chunk) => ({ chunk, vector: featuresOf(chunk.text) }));
      frequencies.clear();
      for (const { vector } of held)
        for (const feature of vector.keys()) frequencies.set(feature, (frequencies.get(feature) ?? 0) + 1);
    },
    nearest: (query, limit, passes) => {
      const asked = featuresOf(query);
      return held
        .filter(({ chunk }) => passes(chunk))
        .map(({ chunk, vector }) => ({ ...chunk, score: cosine(asked, vector, weight) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
  };
};
