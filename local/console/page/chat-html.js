import { el, link } from './dom.js';

const plain = new Set(['p', 'strong', 'b', 'em', 'i', 'ul', 'ol', 'li', 'details', 'summary']);

/** Contents that are not words, comments, tags (quotes may hold `>`), words. */
const tokens =
  /<(script|style|template|iframe|object|svg|math)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)\b((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</gi;

/** The browser reads the character references; it never sees the markup around them. */
const decode = (text) =>
  new DOMParser().parseFromString(`<pre>\n${text.replaceAll('<', '&lt;')}`, 'text/html').body.firstChild
    .textContent;

const hrefOf = (attributes) => {
  const [, double, single, bare] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i.exec(attributes) ?? [];
  return decode(double ?? single ?? bare ?? '').trim();
};

const opened = (name, attributes) => {
  if (name === 'a') return link(hrefOf(attributes));
  if (!plain.has(name)) return undefined;
  return el(name, { class: /\bclass="sources"/.test(attributes) ? 'sources' : undefined });
};

/**
 * The help desk's HTML, rebuilt from the few elements that chats need; of others the words are left. The
 * markup is read here rather than by the browser, so that nothing in it can ever be loaded or run.
 */
export const chatHtml = (html) => {
  const root = el('div');
  const open = [{ name: '', node: root }];
  const innermost = () => open.at(-1).node;
  for (const [whole, dropped, slash, tag, attributes] of html.matchAll(tokens)) {
    if (dropped !== undefined || whole.startsWith('<!--')) continue;
    const name = tag?.toLowerCase();
    if (name === undefined) innermost().append(decode(whole));
    else if (name === 'br') innermost().append(el('br'));
    else if (slash === '/') {
      const at = open.findLastIndex((entry) => entry.name === name);
      if (at > 0) open.length = at;
    } else {
      const node = opened(name, attributes);
      if (node === undefined) continue;
      innermost().append(node);
      open.push({ name, node });
    }
  }
  return [...root.childNodes];
};
