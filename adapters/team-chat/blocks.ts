import { encodeInParts, encodeSlackText, encodeWithin } from '../../core/escalation/slack-text.ts';

/** The part of Block Kit that Frontdesk writes. `mrkdwn` is for our own words and links only. */
export type TextObject =
  | { type: 'plain_text'; text: string; emoji: boolean }
  | { type: 'mrkdwn'; text: string };

export interface Button {
  type: 'button';
  action_id: string;
  text: TextObject;
  value: string;
  style?: 'primary' | 'danger';
}

/** The menu behind "…". Source: docs.slack.dev, "Overflow menu element". */
export interface Menu {
  type: 'overflow';
  action_id: string;
  options: { text: TextObject; value: string }[];
}

export type Block =
  | { type: 'header'; text: TextObject }
  | { type: 'section'; text: TextObject; accessory?: Button }
  | { type: 'section'; fields: TextObject[] }
  | { type: 'context'; elements: TextObject[] }
  | { type: 'actions'; elements: (Button | Menu)[] };

/** Source: docs.slack.dev, Block Kit reference; in UTF-16 units of the escaped text. */
export const limits = { header: 150, section: 3000, field: 2000, button: 75, value: 2000, url: 3000 };

/** Notifications show a line; Slack recommends at most 4,000 and cuts at 40,000. */
export const fallbackLimit = 3000;

/** Slack refuses a text in which nothing is left to see. */
const visible = (text: string): string => (encodeSlackText(text).trim() === '' ? '–' : text);

/** Untrusted text: never parsed for mentions, links or formatting. */
export const plain = (text: string, limit: number): TextObject => ({
  type: 'plain_text',
  text: encodeWithin(visible(text), limit),
  emoji: true,
});

/** Our own words in Slack's markup; everything in it that is not ours must have been encoded. */
export const markup = (text: string): TextObject => ({ type: 'mrkdwn', text });

export const heading = (text: string): Block => ({ type: 'context', elements: [markup(`*${text}*`)] });

/** Untrusted text of any length in up to `count` sections. */
export const paragraphs = (text: string, count: number): Block[] => {
  const parts = encodeInParts(visible(text), limits.section, count);
  return parts
    .filter((part) => part.trim() !== '')
    .map((part) => ({ type: 'section', text: { type: 'plain_text', text: part, emoji: true } }));
};

/** A web address that can stand in `<…|…>`; undefined for anything that is not one, or is too long for Slack. */
const linkTarget = (url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const safe = href.replace(/[|<>]/g, encodeURIComponent).replaceAll('&', '&amp;');
  return safe.length <= 2000 ? safe : undefined;
};

/** `<url|label>`, or the label alone where the address is none. */
export const link = (url: string, label: string): string => {
  const target = linkTarget(url);
  const text = encodeWithin(visible(label.replace(/[\s|]+/g, ' ').trim()), 200);
  return target === undefined ? text : `<${target}|${text}>`;
};

export const button = (
  action: string,
  text: string,
  value: string,
  style?: 'primary' | 'danger',
): Button => ({
  type: 'button',
  action_id: action,
  text: { type: 'plain_text', text, emoji: false },
  value,
  ...(style === undefined ? {} : { style }),
});

/** `options`: label and value (150 units at most) of each, five at most. */
export const menu = (action: string, options: [label: string, value: string][]): Menu => ({
  type: 'overflow',
  action_id: action,
  options: options.map(([label, value]) => ({
    text: { type: 'plain_text', text: label, emoji: false },
    value,
  })),
});
