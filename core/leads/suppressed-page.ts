/** `%XX` of ASCII characters, decoded until nothing changes: `%2564` is `%64` is `d`. */
const decoded = (path: string): string => {
  const once = path.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return once === path ? path : decoded(once);
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
 * A prefix that ends with a slash is a folder; one without may end within a word. What is no address at all is
 * suppressed where it holds a prefix.
 */
export const isSuppressedPage = (page: string, prefixes: string[]): boolean => {
  const at = parse(page);
  if (at === undefined) return prefixes.some((prefix) => page.toLowerCase().includes(prefix.toLowerCase()));
  return prefixes.some((prefix) => {
    const under = parse(prefix);
    if (under === undefined || under.host !== at.host) return false;
    if (under.query !== '') return at.path === under.path && at.query.startsWith(under.query);
    return under.folder ? `${at.path}/`.startsWith(`${under.path}/`) : at.path.startsWith(under.path);
  });
};
