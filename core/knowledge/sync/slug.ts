import { sha256 } from './hash.ts';

const maxLength = 80;

/** Lower-case ASCII words, and whether letters or digits of other scripts were lost on the way. */
const wordsOf = (text: string): { slug: string; lossy: boolean } => {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return { slug, lossy: /[^\p{ASCII}]/u.test(plain.replace(/[^\p{L}\p{N}]+/gu, '')) };
};

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone "%" in an address is legal on the web.
    return path;
  }
};

/** Host and path of an address, without what says nothing. */
const readable = (url: string): string => {
  if (!URL.canParse(url)) return url;
  const { hostname, pathname, search } = new URL(url);
  const path = decoded(pathname).replace(/(\/index)?\.(html?|php|aspx?)$/i, '');
  return `${hostname.replace(/^www\./, '')} ${path} ${decoded(search)}`;
};

/**
 * Short name of a page that is not `taken` yet: its own name, or words of its address. A piece of a hash follows only
 * where words were lost, cut off or taken.
 */
export const slugFor = async (
  page: { name?: string; url: string },
  taken: ReadonlySet<string>,
): Promise<string> => {
  const { slug, lossy } = wordsOf(page.name ?? readable(page.url));
  if (slug !== '' && !lossy && slug.length <= maxLength && !taken.has(slug)) return slug;
  const hash = await sha256(`${page.name ?? ''} ${page.url}`);
  for (let digits = 8; ; digits += 8) {
    // Beyond the hash itself only a count can tell two pages apart that are the same in everything.
    const mark = digits <= hash.length ? hash.slice(0, digits) : `${hash}-${digits}`;
    const start = slug.slice(0, Math.max(0, maxLength - 9)).replace(/-$/, '');
    const candidate = start === '' ? `page-${mark}` : `${start}-${mark}`;
    if (!taken.has(candidate)) return candidate;
  }
};
