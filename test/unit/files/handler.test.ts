import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../../core/errors.ts';
import { missingFilePage } from '../../../core/files/missing-page.ts';
import type { TeamFile } from '../../../core/files/team-file.ts';
import { files } from '../../../functions/files/handler.ts';
import { httpApi } from '../../../local/http-api.ts';

const security = {
  'content-security-policy':
    "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
};

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The handler behind the local API, asked over HTTP. */
const desk = async (read: (id: string) => Promise<TeamFile | undefined>) => {
  const logged: string[] = [];
  const log = (event: string) => void logged.push(event);
  const ignore = () => undefined;
  const handler = files({
    fileLinks: { open: async (token) => (token === 'good' ? 'F1' : undefined) },
    teamFiles: { read },
    telemetry: { info: log, warn: log, error: log, count: ignore, measure: ignore },
  });
  const server = createServer(httpApi({ 'GET /files/{token}': handler })).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { get: (token: string) => fetch(`http://127.0.0.1:${port}/files/${token}`), logged };
};

const headersOf = (response: Response) =>
  Object.fromEntries(Object.keys(security).map((name) => [name, response.headers.get(name)]));

describe('GET /files/{token}', () => {
  it('hands the file out, byte by byte, as a download that cannot run', async () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 256);
    const { get } = await desk(async () => ({ name: 'účet “17”.pdf', type: 'application/pdf', bytes }));
    const response = await get('good');
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(headersOf(response)).toEqual(security);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="__et _17_.pdf"; filename*=UTF-8\'\'%C3%BA%C4%8Det%20%E2%80%9C17%E2%80%9D.pdf',
    );
  });

  it.each(['a".html', 'a\\b', "o'neil (1)*.pdf", '%41', 'a;b=c', '日本.pdf', '\ud800.pdf'])(
    'keeps the name %s in one header',
    async (name) => {
      const { get } = await desk(async () => ({ name, type: 'text/plain', bytes: new Uint8Array(1) }));
      const disposition = (await get('good')).headers.get('content-disposition') ?? '';
      const [, plain = '', encoded = ''] =
        /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([A-Za-z0-9.%!~_-]*)$/.exec(disposition) ?? [];
      expect([plain.length, decodeURIComponent(encoded)]).toEqual([name.length, name.toWellFormed()]);
    },
  );

  it('answers a bad link, a file that may not go out and one that Slack refuses exactly alike', async () => {
    const refused = async () => {
      throw new AppError('refused', 'Slack refused files.info: file_deleted');
    };
    const gone = await desk(refused);
    const kept = await desk(async () => undefined);
    const answers = await Promise.all([gone.get('good'), gone.get('bad'), kept.get('good')]);
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(headersOf(answer)).toEqual(security);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await answer.text()).toBe(missingFilePage);
    }
    expect([gone.logged, kept.logged]).toEqual([['file_refused'], []]);
  });

  it('says that a Slack which does not answer may answer later', async () => {
    const { get, logged } = await desk(async () => {
      throw new AppError('unavailable', 'Slack did not hand out a file in time');
    });
    expect((await get('good')).status).toBe(503);
    expect(logged).toEqual(['http_failed']);
  });
});
