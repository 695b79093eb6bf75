import type { Choice, Instant, Source } from '../conversation/conversation.ts';
import { escapeHtml } from '../text/escape-html.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import { webAddress } from '../text/web-address.ts';

/** Characters that are shown of one text: more than any message is kept with. */
const longestText = 20_000;
const longestLine = 2_000;

/** Anybody's words on one line. */
export const line = (text: string): string => escapeHtml(plainLine(text, longestLine));

/** Anybody's words, their lines kept. */
export const block = (text: string): string => escapeHtml(plainText(text, longestText));

/** A name from outside, whose writing direction must not reach what stands around it. */
export const isolated = (text: string): string => `<bdi>${line(text)}</bdi>`;

export const link = (text: string, url: string): string => {
  const address = webAddress(plainLine(url, longestLine));
  if (address === undefined) return `${line(text)}${text === url ? '' : ` (${line(url)})`}`;
  return `<a href="${escapeHtml(address)}" rel="noopener noreferrer nofollow">${line(text)}</a>`;
};

/** ` lang="…"` where the code is one; nothing otherwise. */
export const langOf = (code: string | undefined): string =>
  code !== undefined && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code) ? ` lang="${code}"` : '';

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** Name of a language in English; whatever else stands there, as text. */
export const languageText = (code: string): string =>
  line(/^[a-z]{2,3}(-[A-Z]{2})?$/.test(code) ? (languageNames.of(code) ?? code) : code);

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** As of UTC: without a script the reader's zone is not known. */
export const dayOf = (at: Instant): string => {
  const date = new Date(at);
  return `${days[date.getUTCDay()]}, ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

const timeElement = (kind: string, at: Instant, words: string): string =>
  `<time class="${kind}" datetime="${new Date(at).toISOString()}">${words}</time>`;

/** Date and time. */
export const moment = (at: Instant): string => {
  const iso = new Date(at).toISOString();
  return timeElement('moment', at, `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`);
};

/** The time of a day that is told elsewhere. */
export const clockTime = (at: Instant): string =>
  timeElement('clock', at, `${new Date(at).toISOString().slice(11, 16)} UTC`);

export const day = (at: Instant): string =>
  `<li class="day"><h3>${timeElement('date', at, dayOf(at))}</h3></li>`;

/** Entries of a list that are shown; what the product writes has far fewer. */
const longestList = 50;

const list = (className: string, items: string[]): string => {
  const left = items.length - longestList;
  const shown = items.slice(0, longestList).map((item) => `<li dir="auto">${item}</li>`);
  return `<ul class="${className}">${shown.join('')}${left > 0 ? `<li>and ${left} more</li>` : ''}</ul>`;
};

export const choiceList = (choices: Choice[]): string =>
  list(
    'choices',
    choices.map((choice) => (choice.kind === 'link' ? link(choice.label, choice.url) : line(choice.label))),
  );

/** Folded on screen, unfolded on paper. */
export const folded = (className: string, summary: string, content: string): string =>
  `<details class="${className}"><summary>${summary}</summary>${content}</details>`;

export const sourceList = (label: string, sources: Source[]): string =>
  folded(
    'sources',
    `${label} (${sources.length})`,
    list(
      'links',
      sources.map(({ title, url }) => link(title, url)),
    ),
  );

export const stepList = (items: string[]): string =>
  folded('steps', `What the assistant looked up (${items.length})`, list('done', items));
