import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SitePage {
  /** 200 where left out. */
  status?: number;
  /** `text/html; charset=utf-8` where left out. */
  type?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Site {
  origin: string;
  /** `host:port`. */
  host: string;
  /** By path; anything else is answered 404. A function is asked at each request. */
  pages: Record<string, SitePage | (() => SitePage)>;
  /** `GET /path 200` in the order of the answers. */
  log: string[];
  agents: Set<string>;
  close(): void;
}

/** A web site on 127.0.0.1 that gives each page an ETag and answers 304 where that is sent back. */
export const startSite = async (pages: Site['pages'] = {}): Promise<Site> => {
  const log: string[] = [];
  const agents = new Set<string>();
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    const found = site.pages[path] ?? { status: 404, body: 'nothing here' };
    const page = typeof found === 'function' ? found() : found;
    const { status = 200, type = 'text/html; charset=utf-8', headers = {}, body = '' } = page;
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 12)}"`;
    const isKnown = status === 200 && request.headers['if-none-match'] === etag;
    agents.add(request.headers['user-agent'] ?? '');
    log.push(`${request.method} ${path} ${isKnown ? 304 : status}`);
    response.writeHead(isKnown ? 304 : status, {
      ...(status === 200 ? { etag } : {}),
      'content-type': type,
      ...headers,
    });
    response.end(isKnown ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site: Site = {
    origin: `http://${host}`,
    host,
    pages,
    log,
    agents,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return site;
};

/** A page as a site's generator makes it, with navigation around the text. */
export const html = (
  title: string,
  text: string,
  { head = '', language = 'en' }: { head?: string; language?: string } = {},
): SitePage => ({
  body: `<!doctype html><html${language === '' ? '' : ` lang="${language}"`}><head><title>${title}</title>${head}</head><body>
<nav><a href="/">Home</a><a href="/other">Other</a></nav><main><article><h1>${title}</h1><p>${text}</p></article></main>
<footer>Imprint</footer></body></html>`,
});

export const urlset = (...addresses: string[]): SitePage => ({
  type: 'application/xml',
  body: `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses
    .map(
      (address) => `<url><loc>${address.replaceAll('&', '&amp;')}</loc><lastmod>2026-01-01</lastmod></url>`,
    )
    .join('')}</urlset>`,
});

export const sitemapIndex = (...addresses: string[]): SitePage => ({
  type: 'application/xml',
  body: `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses
    .map((address) => `<sitemap><loc>${address}</loc></sitemap>`)
    .join('')}</sitemapindex>`,
});
