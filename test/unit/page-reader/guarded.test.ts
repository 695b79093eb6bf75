import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { guardedPageReader, type PageReaderOptions } from '../../../adapters/page-reader/guarded.ts';

const servers: Server[] = [];
const serve = async (listener: RequestListener): Promise<{ origin: string; host: string }> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin: `http://${host}`, host };
};

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const readerOf = (host: string, options: Partial<PageReaderOptions> = {}) =>
  guardedPageReader({ timeoutMs: 5_000, maxBytes: 100_000, allow: [host], ...options });

const page = `<!doctype html><html><head><title>Opening hours</title><script>steal()</script></head><body>
<nav><a href="/">Home</a></nav>
<article><h1>Opening hours</h1><p>We are open <b>Monday to Friday</b> from nine to five, and the <a href="https://shop.example/">shop</a>
is open on Saturday as well. Please call before you come, because we may be out for a while in the afternoon.</p>
<h2>Holidays</h2><ul><li>New Year: closed all day long</li><li>Easter: closed all day long</li></ul>
<p>On all other holidays the office is open as usual, but the telephone may be answered late, so write instead.</p>
<img src="https://evil.example/pixel?x=1" alt="pixel"></article><footer>Imprint</footer></body></html>`;

const html = (body: string | Buffer, headers: Record<string, string> = {}): RequestListener => {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };
};

describe('guardedPageReader', () => {
  it('returns title and main text as Markdown, without scripts and pictures', async () => {
    const requests: { agent: string | undefined; cookie: string | undefined }[] = [];
    const { origin, host } = await serve((request, response) => {
      requests.push({ agent: request.headers['user-agent'], cookie: request.headers.cookie });
      html(page)(request, response);
    });
    const read = await readerOf(host, { userAgent: 'test-reader' }).read(`${origin}/hours#top`);
    expect(read.url).toBe(`${origin}/hours`);
    expect(read.title).toBe('Opening hours');
    expect(read.text).toContain('We are open **Monday to Friday** from nine to five');
    expect(read.text).toContain('## Holidays');
    expect(read.text).toMatch(/^- +New Year: closed all day long$/m);
    expect(read.text).not.toMatch(/steal|evil|<\w+/);
    expect(requests).toEqual([{ agent: 'test-reader', cookie: undefined }]);
  });

  it('reads a page without an article, and plain text', async () => {
    const { origin, host } = await serve((request, response) =>
      request.url === '/plain'
        ? response.writeHead(200, { 'content-type': 'text/plain' }).end('Just words')
        : html('<p>Short.</p>')(request, response),
    );
    const reader = readerOf(host);
    expect(await reader.read(`${origin}/`)).toEqual({
      url: `${origin}/`,
      title: `${origin}/`,
      text: 'Short.',
    });
    expect(await reader.read(`${origin}/plain`)).toEqual({
      url: `${origin}/plain`,
      title: `${origin}/plain`,
      text: 'Just words',
    });
  });

  it('reads the charset from the header, else from the page, and survives an unknown one', async () => {
    const latin = Buffer.from('<meta charset="iso-8859-1"><p>Gr\u00fc\u00dfe</p>', 'latin1');
    const { origin, host } = await serve((request, response) => {
      const type = {
        '/header': 'text/html; charset=ISO-8859-1',
        '/meta': 'text/html',
        '/odd': 'text/html; charset=x-odd',
      }[request.url ?? ''];
      response
        .writeHead(200, { 'content-type': type ?? '' })
        .end(request.url === '/odd' ? '<p>Grüße</p>' : latin);
    });
    const reader = readerOf(host);
    for (const path of ['/header', '/meta', '/odd'])
      expect((await reader.read(origin + path)).text).toBe('Grüße');
  });

  it('follows up to three redirects', async () => {
    const { origin, host } = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) html('<p>Arrived</p>')(request, response);
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect((await readerOf(host).read(`${origin}/3`)).url).toBe(`${origin}/0`);
    await expect(readerOf(host).read(`${origin}/4`)).rejects.toMatchObject({
      code: 'refused',
      message: 'the page redirects more than 3 times',
    });
  });

  it('does not follow a redirect to a private address', async () => {
    let hits = 0;
    const hidden = await serve((_request, response) => {
      hits += 1;
      response.end('secret');
    });
    const targets = [
      `${hidden.origin}/`,
      'http://2130706433/',
      'http://[::ffff:127.0.0.1]/',
      'http://169.254.169.254/',
    ];
    const { origin, host } = await serve((request, response) => {
      response.writeHead(301, { location: targets[Number(request.url?.slice(1))] ?? '' }).end();
    });
    const port = hidden.host.split(':')[1];
    const privately = 'the address is not on the public internet';
    const messages = [`the port is ${port}; expected 80 or 443`, privately, privately, privately];
    for (const [i, message] of messages.entries()) {
      await expect(readerOf(host).read(`${origin}/${i}`)).rejects.toMatchObject({ code: 'refused', message });
    }
    expect(hits).toBe(0);
  });

  it('judges a name again at every hop: one that resolves elsewhere the second time is refused', async () => {
    const { origin, host } = await serve((_request, response) => {
      response.writeHead(302, { location: 'http://rebind.example/' }).end();
    });
    const reader = readerOf(host, { resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
    await expect(reader.read(origin)).rejects.toMatchObject({
      code: 'refused',
      message: 'the address is not on the public internet',
    });
  });

  it('stops a gzip bomb at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, 'a'));
    expect(bomb.length).toBeLessThan(100_000);
    const { origin, host } = await serve(html(bomb, { 'content-encoding': 'gzip' }));
    await expect(readerOf(host).read(origin)).rejects.toMatchObject({
      code: 'refused',
      message: 'the page has more than 100000 bytes',
    });
  });

  it.each([
    [
      'a page that drips',
      (response: import('node:http').ServerResponse) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const drip = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
    ['a page that never answers', () => undefined],
  ])('gives up on %s at the deadline', async (_what, act) => {
    const { origin, host } = await serve((_request, response) => act(response));
    await expect(readerOf(host, { timeoutMs: 300 }).read(origin)).rejects.toMatchObject({
      code: 'unavailable',
      message: 'the page did not answer within 300 ms',
    });
  });

  it.each([
    ['application/pdf', 'application/pdf'],
    ['image/png', 'image/png'],
    ['application/json', 'application/json'],
    ['', ''],
  ])('refuses the content type "%s"', async (type, named) => {
    const { origin, host } = await serve((_request, response) => {
      response.writeHead(200, type === '' ? {} : { 'content-type': type }).end('x');
    });
    await expect(readerOf(host).read(origin)).rejects.toMatchObject({
      code: 'refused',
      message: `the content type is "${named}"; expected text/html, application/xhtml+xml, text/plain, text/markdown`,
    });
  });

  it.each([
    [404, 'refused', 'the page answered 404; expected 200'],
    [401, 'refused', 'the page answered 401; expected 200'],
    [204, 'refused', 'the page answered 204; expected 200'],
    [500, 'unavailable', 'the page answered 500'],
    [429, 'unavailable', 'the page answered 429'],
  ])('takes the answer %i as %s', async (status, code, message) => {
    const { origin, host } = await serve((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end();
    });
    await expect(readerOf(host).read(origin)).rejects.toMatchObject({ code, message });
  });

  it('says so where there is no text or no server', async () => {
    const { origin, host } = await serve(html('<script>1</script>'));
    await expect(readerOf(host).read(origin)).rejects.toMatchObject({
      code: 'refused',
      message: 'the page holds no text',
    });
    const gone = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    await expect(readerOf(gone.host).read(gone.origin)).rejects.toMatchObject({
      code: 'unavailable',
      message: 'the page could not be reached',
    });
  });
});
