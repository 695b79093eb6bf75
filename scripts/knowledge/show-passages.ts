import type { KnowledgeResult } from '../../core/knowledge/passage.ts';
import { plainLine } from '../../core/text/plain-text.ts';

/** Ranked passages, and whether they count as evidence. */
export const showPassages = ({ passages, sufficient }: KnowledgeResult, language: string): string => {
  if (passages.length === 0) return `Nothing was found (language ${language}).`;
  const lines = passages.flatMap(({ title, url, score, text }, i) => [
    `${String(i + 1).padStart(2)}. ${plainLine(title, 120)}  (${score.toFixed(2)})`,
    `    ${plainLine(url, 200)}`,
    `    ${plainLine(text, 240)}`,
    '',
  ]);
  const verdict = sufficient
    ? 'The evidence is sufficient: the assistant answers from it.'
    : 'The evidence is not sufficient: the assistant does not answer from it.';
  return [...lines, `${verdict} Language: ${language}`].join('\n');
};
