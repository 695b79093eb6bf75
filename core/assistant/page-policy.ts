/** Where the addresses come from that the assistant may read. */
export interface PageSources {
  /** Everything the visitor wrote in this conversation. */
  visitorTexts: string[];
  /** Sites from the configuration. */
  sites: string[];
}

const parsed = (text: string): URL | undefined => {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  url.hash = '';
  return url;
};

/** Web addresses in a text, with or without `https://`. */
const addressesIn = (text: string): string[] =>
  (
    text.match(
      /(?:https?:\/\/|(?<![@\p{L}\p{N}.-])(?=[\p{L}\p{N}-]+\.[\p{L}\p{N}]))[^\s<>"'`()[\]{}|\\^]+/giu,
    ) ?? []
  )
    .map((match) => match.replace(/[.,;:!?…。、，]+$/u, ''))
    .flatMap((match) => (/^https?:\/\//i.test(match) ? [match] : [`https://${match}`, `http://${match}`]));

/** `http` and `https`, and a slash at the end, make no difference to what the visitor meant. */
const named = (url: URL): string => `${url.host}${url.pathname.replace(/\/$/, '')}${url.search}`;

const under = (url: URL, site: string): boolean => {
  const base = parsed(site);
  if (base === undefined || url.origin !== base.origin) return false;
  const folder = base.pathname.replace(/\/$/, '');
  return url.pathname === folder || url.pathname.startsWith(`${folder}/`);
};

/**
 * Whether the assistant may read a page: one that the visitor named in this conversation, exactly so, or one under a
 * configured site and without a query. A query of the model's making could carry the conversation elsewhere.
 */
export const mayRead = (address: string, { visitorTexts, sites }: PageSources): boolean => {
  const url = parsed(address);
  if (url === undefined || /[\s\\\p{Cc}]/u.test(address)) return false;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
  if (url.username !== '' || url.password !== '') return false;
  const typed = visitorTexts.flatMap(addressesIn).flatMap((text) => parsed(text) ?? []);
  if (typed.some((other) => named(other) === named(url))) return true;
  // An encoded slash may lead a server out of the folder the site names.
  const plainPath = !/%(?:2f|5c)/i.test(url.pathname);
  return !address.includes('?') && plainPath && sites.some((site) => under(url, site));
};
