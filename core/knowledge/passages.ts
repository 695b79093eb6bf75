import type { Article } from './article.ts';

/** A piece of an article small enough to be shown to the model. */
export interface ArticlePassage {
  /** `<slug>#<n>`, counted from 1 within the article. */
  id: string;
  /** `Article › Heading › Subheading`. */
  title: string;
  url: string;
  language: string;
  /** Markdown. */
  text: string;
}

interface Section {
  headings: string[];
  blocks: string[];
}

/** Characters a passage has at the most: about 300 tokens, so that four of them stay cheap. */
export const maxPassageChars = 1200;

const fence = /^\s*(```|~~~)/;
const heading = /^(#{1,6})\s+(.+?)\s*#*\s*$/;

/** Paragraphs under their headings. Headings inside fenced code are code. */
const sectionsOf = (article: Article): Section[] => {
  const sections: Section[] = [{ headings: [], blocks: [] }];
  const path: { level: number; text: string }[] = [];
  let lines: string[] = [];
  let fenced = false;
  const endBlock = () => {
    const block = lines.join('\n').trim();
    if (block !== '') sections.at(-1)?.blocks.push(block);
    lines = [];
  };
  for (const line of article.body.split(/\r?\n/)) {
    if (fence.test(line)) fenced = !fenced;
    const match = fenced ? null : heading.exec(line);
    if (match !== null) {
      endBlock();
      const [, marks = '', text = ''] = match;
      while (path.length > 0 && (path.at(-1)?.level ?? 0) >= marks.length) path.pop();
      path.push({ level: marks.length, text });
      sections.push({
        headings: path.map((entry) => entry.text).filter((t) => t !== article.title),
        blocks: [],
      });
    } else if (line.trim() === '' && !fenced) {
      endBlock();
    } else {
      lines.push(line);
    }
  }
  endBlock();
  return sections.filter((section) => section.blocks.length > 0);
};

/** Cuts `text` into pieces of at most `max` characters, after a line or sentence where there is one, else after a word. */
const cut = (text: string, max: number): string[] => {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const head = rest.slice(0, max);
    const ends = [/\n(?![\s\S]*\n)/, /[.!?。！？]\s*(?![\s\S]*[.!?。！？])/, /\s(?![\s\S]*\s)/].map(
      (end) => (end.exec(head)?.index ?? -1) + 1,
    );
    const at = ends.find((end) => end > max / 3) ?? max;
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at);
  }
  return [...pieces, rest.trim()].filter((piece) => piece !== '');
};

/** Blocks joined as long as they stay within `max` characters. */
const pack = (blocks: string[], max: number): string[] => {
  const packed: string[] = [];
  for (const block of blocks.flatMap((b) => cut(b, max))) {
    const last = packed.at(-1);
    if (last !== undefined && last.length + 2 + block.length <= max)
      packed[packed.length - 1] = `${last}\n\n${block}`;
    else packed.push(block);
  }
  return packed;
};

/** An article as passages that keep their headings. */
export const passagesOf = (article: Article): ArticlePassage[] =>
  sectionsOf(article)
    .flatMap(({ headings, blocks }) =>
      pack(blocks, maxPassageChars).map((text) => ({
        title: [article.title, ...headings].join(' › '),
        text,
      })),
    )
    .map(({ title, text }, i) => ({
      id: `${article.slug}#${i + 1}`,
      title,
      url: article.url,
      language: article.language,
      text,
    }));
