import type { Source } from '../conversation/conversation.ts';
import type { Passage } from '../knowledge/passage.ts';

/** Passages of one turn, numbered from 1 in the order they were found. The model sees numbers, never addresses. */
export interface Evidence {
  readonly passages: Passage[];
  sufficient: boolean;
  /** Adds what is new and returns the text the model gets to see. */
  add(passages: Passage[]): string;
  source(n: number): Source | undefined;
}

/** Keeps text from closing or opening the marks that say it is data. */
const asData = (text: string): string =>
  text.replace(/<(?=\/?(?:passage|evidence|visitor|teammate|event)\b)/gi, '‹');

export const collectEvidence = (marker: string): Evidence => {
  const passages: Passage[] = [];
  const numberOf = (passage: Passage): number => {
    const known = passages.findIndex((p) => p.id === passage.id);
    return known >= 0 ? known + 1 : passages.push(passage);
  };
  return {
    passages,
    sufficient: false,
    add: (found) => {
      const blocks = found.map(
        (passage) =>
          `<passage n="${numberOf(passage)}" title="${asData(passage.title).replace(/["\n]/g, ' ')}">\n${asData(passage.text)}\n</passage>`,
      );
      return `<evidence marker="${marker}">\n${blocks.join('\n')}\n</evidence>`;
    },
    source: (n) => {
      const passage = passages[n - 1];
      return passage === undefined ? undefined : { title: passage.title, url: passage.url };
    },
  };
};

export { asData };
