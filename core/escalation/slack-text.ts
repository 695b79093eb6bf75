/** Between Slack's text format and plain text. Source: docs.slack.dev, "Formatting message text". */

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const named: Record<string, string> = { here: '@here', channel: '@channel', everyone: '@everyone' };

const decodeEntities = (text: string): string =>
  text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);

/** Slack writes `www.x.com` as `<http://www.x.com|www.x.com>`: the label then says nothing new. */
const sameAddress = (url: string, label: string): boolean =>
  url.replace(/^[a-z]+:(\/\/)?/i, '').replace(/\/$/, '') ===
  label.replace(/^[a-z]+:\/\//i, '').replace(/\/$/, '');

const decodeLink = (url: string, label: string | undefined): string => {
  if (/^(mailto|tel):/i.test(url)) return label ?? url.replace(/^[a-z]+:/i, '');
  return label === undefined || sameAddress(url, label) ? url : `${label} (${url})`;
};

/** `inner` stands between `<` and `>`. */
const decodeToken = (inner: string, resolveUser: (id: string) => string | undefined): string => {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  // Private channels come as `<#C1|>`.
  const label = bar < 0 || bar === inner.length - 1 ? undefined : decodeEntities(inner.slice(bar + 1));
  const rest = target.slice(1);
  if (target.startsWith('@')) return `@${resolveUser(rest) ?? label?.replace(/^@/, '') ?? 'someone'}`;
  if (target.startsWith('#')) return `#${label?.replace(/^#/, '') ?? 'channel'}`;
  if (target.startsWith('!')) return named[rest] ?? label ?? (rest.startsWith('subteam^') ? '@team' : '');
  return decodeLink(decodeEntities(target), label);
};

/** What a person wrote in Slack, as plain text. `resolveUser` gives the display name of a user id. */
export const decodeSlackText = (text: string, resolveUser: (id: string) => string | undefined): string =>
  text.replace(/<([^<>]*)>|&(?:amp|lt|gt);/g, (whole: string, inner: string | undefined) =>
    inner === undefined ? decodeEntities(whole) : decodeToken(inner, resolveUser),
  );

/** Ids of the users that a text of Slack's mentions, each once. */
export const mentionedUsers = (text: string): string[] => [
  ...new Set([...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].map((match) => match[1] ?? '')),
];

/** Control and direction-override characters: unseen by people, and able to change what they seem to read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not pass.
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** Plain text in Slack's format: nothing in it is live any more. */
export const encodeSlackText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .replace(/[&<>]/g, (character) => escapes[character] ?? character);

/** Entities and characters beyond the basic plane are one piece each. */
const pieces = /&(?:amp|lt|gt);|[\s\S]/gu;

/** Encodes and, where the result would be longer than `limit` UTF-16 units, ends it with an ellipsis within that limit. */
export const encodeWithin = (text: string, limit: number): string => {
  const encoded = encodeSlackText(text);
  if (encoded.length <= limit) return encoded;
  let kept = '';
  for (const [piece] of encoded.matchAll(pieces)) {
    if (kept.length + piece.length > limit - 1) break;
    kept += piece;
  }
  return `${kept}…`;
};

/** Encodes and splits into at most `count` parts of `limit` UTF-16 units; what goes beyond ends with an ellipsis. */
export const encodeInParts = (text: string, limit: number, count: number): string[] => {
  const parts: string[] = [];
  let part = '';
  for (const [piece] of encodeWithin(text, limit * count - count * 8).matchAll(pieces)) {
    if (part.length + piece.length > limit) {
      parts.push(part);
      part = '';
    }
    part += piece;
  }
  return [...parts, part];
};
