import type { Choice, Source } from '../../core/conversation/conversation.ts';
import type { VisitorMessage } from '../../core/conversation/effect.ts';
import { relayMark } from './unconfirmed.ts';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c);

const isWeb = (url: string): boolean => /^https?:\/\/[^\s]+$/i.test(url);

const anchor = (label: string, url: string): string =>
  isWeb(url)
    ? `<a href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer">${escapeHtml(label)}</a>`
    : escapeHtml(label);

/** `**bold**` and Markdown links in text that is otherwise escaped; a link only to an address that was given. */
const inline = (text: string, allowed: Set<string>): string => {
  const pattern = /\*\*(?=\S)([^*\n]+?)\*\*|\[([^[\]\n]{1,300})\]\(([^()\s]{1,2000})\)/g;
  let out = '';
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const [all, bold, label, url] = match;
    out += escapeHtml(text.slice(at, match.index));
    if (bold !== undefined) out += `<strong>${escapeHtml(bold)}</strong>`;
    else out += allowed.has(url ?? '') ? anchor(label ?? '', url ?? '') : escapeHtml(label ?? '');
    at = match.index + all.length;
  }
  return out + escapeHtml(text.slice(at));
};

const typedAddress = /https?:\/\/[^\s<>"'“”„«»‹›「」『』（）。、]+/g;

const marks = '.,;:!?’…]}';

/** Marks at the end belong to the sentence, and so does a bracket that was not opened within the address. */
const withoutEnd = (address: string): string => {
  let unopened = address.split(')').length - address.split('(').length;
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (last === ')' && unopened > 0) unopened -= 1;
    else if (!marks.includes(last)) break;
  }
  return address.slice(0, end);
};

/** Addresses a teammate typed become links: LiveAgent's panel does the same. */
const linked = (text: string): string => {
  let out = '';
  let at = 0;
  for (const match of text.matchAll(typedAddress)) {
    const url = withoutEnd(match[0]);
    out += `${escapeHtml(text.slice(at, match.index))}${anchor(url, url)}`;
    at = match.index + url.length;
  }
  return out + escapeHtml(text.slice(at));
};

const bullet = /^\s*[-*•]\s+(.+)$/;
const numbered = /^\s*(\d{1,2})[.)]\s+(.+)$/;

type Run = { kind: 'lines' | 'ul' | 'ol'; lines: string[] };

/** Lines of one block grouped into lists and plain lines. A list with numbers is one only where it counts from 1. */
const runsOf = (lines: string[]): Run[] => {
  const runs: Run[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    const item = bullet.exec(line)?.[1];
    const number = numbered.exec(line);
    const due = last?.kind === 'ol' ? last.lines.length + 1 : 1;
    const counts = number !== null && Number(number[1]) === due;
    const kind = item !== undefined ? 'ul' : counts ? 'ol' : 'lines';
    const text = item ?? (counts ? number[2] : undefined) ?? line;
    if (last?.kind === kind) last.lines.push(text);
    else runs.push({ kind, lines: [text] });
  }
  return runs;
};

const blocksOf = (text: string): string[][] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0);

const markdown = (text: string, allowed: Set<string>): string[] =>
  blocksOf(text).flatMap((lines) =>
    runsOf(lines).map(({ kind, lines: items }) =>
      kind === 'lines'
        ? `<p>${items.map((line) => inline(line, allowed)).join('<br>')}</p>`
        : `<${kind}>${items.map((item) => `<li>${inline(item, allowed)}</li>`).join('')}</${kind}>`,
    ),
  );

const paragraphs = (text: string, line: (text: string) => string, lead: string): string[] =>
  blocksOf(text).map((lines, i) => `<p>${i === 0 ? lead : ''}${lines.map(line).join('<br>')}</p>`);

const textBlocks = (message: VisitorMessage, named: boolean): string[] => {
  if (message.from === 'assistant') {
    const given = [...(message.sources ?? []), ...linksOf(message.choices ?? [])];
    return markdown(message.text, new Set(given.map(({ url }) => url)));
  }
  const lead = named && message.name !== undefined ? `<strong>${escapeHtml(message.name)}:</strong> ` : '';
  return paragraphs(message.text, message.from === 'teammate' ? linked : escapeHtml, lead);
};

/**
 * The line that says what was translated, folded together with the original. Where a chat's HTML has no folds, both
 * stand open below the text, which loses nothing.
 */
const noticeBlocks = ({ notice, original, from }: VisitorMessage): string[] => {
  if (notice === undefined) return [];
  const words = escapeHtml(notice);
  if (original === undefined) return [`<p class="notice"><em>${words}</em></p>`];
  const line = from === 'teammate' ? linked : escapeHtml;
  const folded = paragraphs(original.text, line, '').join('');
  return [`<details class="original"><summary><em>${words}</em></summary>${folded}</details>`];
};

const linksOf = (choices: Choice[]) => choices.filter((choice) => choice.kind === 'link');
const questionsOf = (choices: Choice[]) => choices.filter((choice) => choice.kind === 'question');

const anchors = (links: { label: string; url: string }[]): string =>
  links.map(({ label, url }) => anchor(label, url)).join(' · ');

const labelled = (sources: Source[]) => sources.map(({ title, url }) => ({ label: title, url }));

/**
 * LiveAgent HTML of a message: text, links, numbered quick questions, sources, each a paragraph of its own.
 * `named`: the speaker's name leads the text, where several people post as one agent. `marked`: ends in the
 * relay mark.
 */
export const renderMessage = (
  message: VisitorMessage,
  options: { named: boolean; marked: boolean },
): string => {
  const choices = message.choices ?? [];
  const [links, questions, sources] = [linksOf(choices), questionsOf(choices), message.sources ?? []];
  const blocks = [...textBlocks(message, options.named), ...noticeBlocks(message)];
  if (links.length > 0) blocks.push(`<p>${anchors(links)}</p>`);
  if (questions.length > 0) {
    blocks.push(`<p>${questions.map(({ label }, i) => `${i + 1}. ${escapeHtml(label)}`).join('<br>')}</p>`);
  }
  if (sources.length > 0) blocks.push(`<p class="sources">${anchors(labelled(sources))}</p>`);
  const html = blocks.join('');
  return options.marked ? html.replace(/<\/p>(<\/details>)?$/, `${relayMark}</p>$1`) : html;
};

/** LiveAgent HTML of an internal note. */
export const renderNote = (text: string): string => paragraphs(text, linked, '').join('');
