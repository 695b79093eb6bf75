/** Names of the characters U+00A0 to U+00FF in HTML, in order. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );

const named = new Map<string, string>([
  ...latin1.map((name, i): [string, string] => [name, String.fromCharCode(0xa0 + i)]),
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['OElig', 'Œ'],
  ['oelig', 'œ'],
  ['Scaron', 'Š'],
  ['scaron', 'š'],
  ['Yuml', 'Ÿ'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['sbquo', '‚'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['bull', '•'],
  ['hellip', '…'],
  ['lsaquo', '‹'],
  ['rsaquo', '›'],
  ['euro', '€'],
  ['trade', '™'],
  ['rarr', '→'],
  ['larr', '←'],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
]);

const character = (code: number): string =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';

/** Decodes character references; unknown names stay as they are. */
export const decodeEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,10}));/g,
    (all, decimal, hex, name) => {
      if (decimal !== undefined) return character(Number(decimal));
      if (hex !== undefined) return character(Number.parseInt(hex, 16));
      return named.get(name) ?? all;
    },
  );

const block =
  /^(p|div|ul|ol|table|tr|blockquote|h[1-6]|pre|section|article|header|footer|hr|details|summary)$/;
const hidden = /^(script|style|head|title|template)$/;

/** Calls back for each text and tag, in order; linear in the length whatever the markup. */
const scan = (html: string, onText: (text: string) => void, onTag: (tag: string) => void): void => {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const upTo = open === -1 ? html.length : open;
    onText(html.slice(at, upTo));
    if (open === -1) break;
    const comment = html.startsWith('<!--', open);
    const isTag = /[a-zA-Z/!?]/.test(html.charAt(open + 1));
    const end = isTag ? html.indexOf(comment ? '-->' : '>', open) : open;
    if (!isTag) onText('<');
    // Nothing closes any more, so the rest is text: looking on would search it again at every `<`.
    else if (end === -1) onText(html.slice(open));
    else if (!comment) onTag(html.slice(open + 1, end));
    at = end === -1 ? html.length : end + (comment ? 3 : 1);
  }
};

const nameOf = (tag: string): string => /^\/?\s*([a-z][a-z\d]*)/i.exec(tag)?.[1]?.toLowerCase() ?? '';

const hrefOf = (tag: string): string => {
  const found = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
  return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
};

/**
 * Plain text of a message in HTML: paragraphs and lines become line breaks, list items dashes. `addresses` keeps
 * where a link leads, in brackets after its words, unless the words are the address.
 */
export const plainText = (html: string, options: { addresses: boolean }): string => {
  let out = '';
  let skipping = '';
  let link: { href: string; from: number } | undefined;
  const closeLink = () => {
    if (link === undefined) return;
    const words = out.slice(link.from).trim();
    if (options.addresses && /^https?:/i.test(link.href) && words !== link.href) out += ` (${link.href})`;
    link = undefined;
  };
  const onTag = (tag: string) => {
    const name = nameOf(tag);
    const closing = tag.startsWith('/');
    if (skipping !== '') {
      if (closing && name === skipping) skipping = '';
    } else if (hidden.test(name) && !closing) {
      skipping = name;
    } else if (name === 'br') {
      out += '\n';
    } else if (name === 'li') {
      out += closing ? '' : '\n- ';
    } else if (name === 'a') {
      closeLink();
      if (!closing) link = { href: hrefOf(tag), from: out.length };
    } else if (block.test(name)) {
      out += name === 'p' || name === 'ul' || name === 'ol' ? '\n\n' : '\n';
    }
  };
  const onText = (text: string) => {
    if (skipping === '') out += decodeEntities(text.replace(/[\t\n\r ]+/g, ' '));
  };
  scan(html, onText, onTag);
  closeLink();
  return tidy(out);
};

/** Single spaces, at most one empty line, none at the ends. */
export const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** What remains of a text however LiveAgent rewraps it: two messages are the same where this is the same. */
export const fingerprint = (text: string): string =>
  text.normalize('NFC').replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, '');
