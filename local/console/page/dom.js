/** An element; strings become text nodes, so nothing that was said is ever read as markup. */
export const el = (tag, props = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return node;
};

export const byId = (id) => document.getElementById(id);

/** An outside link, or its text alone where the address is not a web address. */
export const link = (href, ...children) =>
  /^https?:\/\//i.test(href)
    ? el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ...children)
    : el('span', {}, ...children);

const stamps = new WeakMap();

const keepFocus = (before, after) => {
  const focused = document.activeElement;
  if (focused === null || !before.contains(focused)) return () => undefined;
  const label = focused.textContent;
  return () => {
    const same = [...after.querySelectorAll(focused.tagName)].find((node) => node.textContent === label);
    if (same === undefined) after.tabIndex = -1;
    (same ?? after).focus({ preventScroll: true });
  };
};

/**
 * Makes `parent`'s children show `items`, touching only what changed: drafts, focus and screen readers'
 * live regions survive. `render(item, before)` may return `before`, brought up to date.
 */
export const keyed = (parent, items, keyOf, render) => {
  const before = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  items.forEach((item, i) => {
    const key = keyOf(item, i);
    const stamp = JSON.stringify(item);
    const old = before.get(key);
    let node = old;
    if (node === undefined || stamps.get(node) !== stamp) {
      node = render(item, old);
      if (old !== undefined && old !== node) {
        const refocus = keepFocus(old, node);
        old.replaceWith(node);
        refocus();
      }
      node.dataset.key = key;
      stamps.set(node, stamp);
    }
    before.delete(key);
    if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null);
  });
  for (const node of before.values()) node.remove();
};

/** Runs `change`; a reader at the end stays at the end, one who scrolled up stays there. */
export const stickToEnd = (scroller, change) => {
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
  change();
  if (atEnd) scroller.scrollTop = scroller.scrollHeight;
};

export const time = (at) =>
  new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });

export const initials = (name) =>
  name
    .split(/[\s.@_-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join('');

/** One of six colours, always the same for the same name. */
export const tint = (name) =>
  `tint-${[...name].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) % 997, 7) % 6}`;
