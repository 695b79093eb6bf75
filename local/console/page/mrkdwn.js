import { el, link } from './dom.js';

const emojis = {
  wave: '👋',
  warning: '⚠️',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  raising_hand: '🙋',
  robot_face: '🤖',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  bell: '🔔',
  rotating_light: '🚨',
  speech_balloon: '💬',
  information_source: 'ℹ️',
  eyes: '👀',
  link: '🔗',
};

export const emoji = (name) => emojis[name] ?? `:${name}:`;

/** Slack escapes these three everywhere, in plain text too. */
export const decode = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const mention = (text) => el('span', { class: 'mention' }, text);

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const ago = (at) => {
  const seconds = Math.round((Date.now() - at) / 1000);
  const [unit, size] = units.find(([, size]) => seconds >= size) ?? [];
  if (unit === undefined) return 'just now';
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.floor(seconds / size), unit);
};

/** Brings every "2 minutes ago" on the page up to date. */
export const refreshAgo = () => {
  for (const node of document.querySelectorAll('[data-at]')) node.textContent = ago(Number(node.dataset.at));
};

const day = (at) =>
  at.toDateString() === new Date().toDateString()
    ? 'today'
    : at.toLocaleDateString([], { day: 'numeric', month: 'short' });

const datePart = (part, at) => {
  if (part === '{ago}') return el('span', { 'data-at': String(at.getTime()) }, ago(at.getTime()));
  if (part === '{time}') {
    return at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });
  }
  if (part === '{time_secs}') return at.toLocaleTimeString([], { hour12: false });
  return /^\{date/.test(part) ? day(at) : decode(part);
};

/** The fallback is for clients that cannot tell the time; this one can. */
const dateText = (seconds, format) =>
  el(
    'span',
    {},
    ...format.split(/(\{[a-z_]+\})/).map((part) => datePart(part, new Date(Number(seconds) * 1000))),
  );

/** What stands between `<` and `>`: a link, a mention, a date. */
const control = (inside, names) => {
  const [target, label] = inside.split('|');
  if (target.startsWith('@')) return mention(`@${label ?? names.get(target.slice(1)) ?? target.slice(1)}`);
  if (target.startsWith('#')) return mention(`#${label ?? names.get(target.slice(1)) ?? target.slice(1)}`);
  if (target.startsWith('!date^')) {
    const [, seconds, format] = target.split('^');
    return dateText(seconds, format);
  }
  if (target.startsWith('!subteam^')) return mention(label ?? `@${target.slice(9)}`);
  if (target.startsWith('!')) return mention(`@${label ?? target.slice(1)}`);
  return link(decode(target), decode(label ?? target));
};

const tags = { '*': 'strong', _: 'em', '~': 's' };

const patterns =
  /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+-]+):|(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\5(?![\p{L}\p{N}])/gu;

const inline = (text, names) => {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(patterns)) {
    nodes.push(decode(text.slice(from, match.index)));
    const [whole, block, code, inside, shortcode, mark, marked] = match;
    if (block !== undefined) nodes.push(el('pre', {}, decode(block.trim())));
    else if (code !== undefined) nodes.push(el('code', {}, decode(code)));
    else if (inside !== undefined) nodes.push(control(inside, names));
    else if (shortcode !== undefined) nodes.push(emoji(shortcode));
    else nodes.push(el(tags[mark], {}, ...inline(marked, names)));
    from = match.index + whole.length;
  }
  nodes.push(decode(text.slice(from)));
  return nodes;
};

/** Slack's mrkdwn as nodes; lines after `&gt;` (or `>`) are quotes. `names` maps ids to display names. */
export const mrkdwn = (text, names) => {
  const groups = [];
  for (const line of text.split('\n')) {
    const quoted = /^(&gt;|>) ?/.exec(line);
    const words = quoted === null ? line : line.slice(quoted[0].length);
    const last = groups.at(-1);
    if (last?.quoted === (quoted !== null)) last.lines.push(words);
    else groups.push({ quoted: quoted !== null, lines: [words] });
  }
  return groups.map(({ quoted, lines }) =>
    el(quoted ? 'blockquote' : 'div', { class: 'mrkdwn' }, ...inline(lines.join('\n'), names)),
  );
};
