import type { Article } from '../article.ts';

/** SHA-256 in hexadecimal digits. */
export const sha256 = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Of everything an article says; its slug is only its name. */
export const articleHash = ({ title, url, language, body }: Omit<Article, 'slug'>): Promise<string> =>
  sha256(JSON.stringify([title, url, language, body]));

/** The same articles under the same names have the same version, in whatever order. */
export const versionOf = async (articles: { slug: string; hash: string }[]): Promise<string> => {
  const lines = articles.map(({ slug, hash }) => `${slug} ${hash}`).sort();
  return (await sha256(lines.join('\n'))).slice(0, 32);
};
