import { el, link } from './dom.js';

const plain = new Set(['P', 'BR', 'STRONG', 'B', 'EM', 'I', 'UL', 'OL', 'LI']);
const dropped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SVG', 'MATH']);

const rebuild = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return [node.data];
  if (node.nodeType !== Node.ELEMENT_NODE || dropped.has(node.tagName.toUpperCase())) return [];
  const children = [...node.childNodes].flatMap(rebuild);
  if (node.tagName === 'A') return [link(node.getAttribute('href') ?? '', ...children)];
  if (plain.has(node.tagName)) return [el(node.tagName.toLowerCase(), {}, ...children)];
  return children;
};

/** The help desk's HTML, rebuilt from the few elements that chats need; other elements leave only their text. */
export const chatHtml = (html) =>
  [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].flatMap(rebuild);
