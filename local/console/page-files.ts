import { readFile } from 'node:fs/promises';

export interface PageFile {
  body: Buffer;
  contentType: string;
}

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const folder = new URL('./page/', import.meta.url);

/** A file of the page by its path (`/` is the page itself), or undefined. Only plain names of known types are looked at. */
export const pageFile = async (path: string): Promise<PageFile | undefined> => {
  const name = path === '/' ? 'index.html' : path.slice(1);
  const [, extension] = /^[a-z0-9-]+\.([a-z]+)$/.exec(name) ?? [];
  const contentType = types[extension ?? ''];
  if (contentType === undefined) return undefined;
  try {
    return { body: await readFile(new URL(name, folder)), contentType };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};
