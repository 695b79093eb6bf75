/** More often than any server decodes, and few enough that an address made of `%25` alone costs nothing. */
const mostDecodings = 20;

/** `%XX` of ASCII characters, decoded until nothing changes: `%2564` is `%64` is `d`. */
const decoded = (text: string): string => {
  let now = text;
  for (let n = 0; n < mostDecodings; n += 1) {
    const once = now.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (once === now) break;
    now = once;
  }
  return now;
};

/** The path as a server may read it: one kind of slash, never two in a row, dot segments resolved. */
const plainPath = (path: string): string => {
  const segments: string[] = [];
  for (const segment of decoded(path).split(/[\\/]+/)) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.map((segment) => `/${segment}`).join('');
};

/** Host, path and query; http and https alike, the path without a slash at its end. */
const parse = (text: string) => {
  const given = text.trim();
  const url = /^https?:/i.test(given)
    ? URL.parse(given)
    : URL.parse(`https://${given.replace(/^[\\/]+/, '')}`);
  if (url === null) return undefined;
  const port = ['', '80', '443'].includes(url.port) ? '' : `:${url.port}`;
  return {
    host: url.hostname.replace(/\.$/, '') + port,
    path: plainPath(url.pathname),
    query: url.search,
    folder: /[\\/]$/.test(decoded(url.pathname)),
  };
};

/**
 * Whether a page lies under one of the prefixes. Compared are host, path and query as a server would understand
 * them, so that neither the scheme, letter case of the host, a missing last slash nor percent-encoding slips past.
 * A prefix that ends with a slash is a folder; one without may end within a word. An address that holds a whole
 * prefix anywhere, as translated and cached pages do, counts too, even in what is no address at all.
 */
export const isPageUnder = (page: string, prefixes: string[]): boolean => {
  const words = decoded(page).toLowerCase();
  if (prefixes.some((prefix) => words.includes(decoded(prefix).toLowerCase()))) return true;
  const at = parse(page);
  if (at === undefined) return false;
  return prefixes.some((prefix) => {
    const under = parse(prefix);
    if (under === undefined || under.host !== at.host) return false;
    if (under.query !== '') return at.path === under.path && at.query.startsWith(under.query);
    return under.folder ? `${at.path}/`.startsWith(`${under.path}/`) : at.path.startsWith(under.path);
  });
};
