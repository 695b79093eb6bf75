import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startConsole } from '../../../local/console/server.ts';
import { console, double } from './console-over-double.ts';

describe('the origin', () => {
  it('serves the page under a strict policy', async () => {
    const response = await fetch(console.url);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
    );
    const html = await response.text();
    expect(html).toContain('<title>Frontdesk console</title>');
    expect(html).not.toMatch(/ style=| on[a-z]+=|<script>|<style/);
  });

  it.each([
    '/liveagent/events',
    '/liveagent/events/s3',
    '/slack/events',
    '/slack/interactions',
    '/transcripts/t',
    '/health?x=1',
  ])("leaves %s to the product's own handlers", async (path) => {
    expect(await (await fetch(console.url + path)).text()).toBe(`product ${path}`);
  });

  it.each([
    ['host', { host: 'evil.example' }, 'host is "evil.example"; expected localhost or 127.0.0.1'],
    [
      'origin',
      { origin: 'https://evil.example' },
      'origin is "https://evil.example"; expected http://localhost:',
    ],
  ])('refuses a foreign %s, which could read the secrets', async (_what, headers, message) => {
    const { port } = new URL(console.url);
    const answer = await new Promise<[number | undefined, string]>((resolve, reject) => {
      const to = {
        host: '127.0.0.1',
        port,
        path: '/local/info',
        headers: { host: `localhost:${port}`, ...headers },
      };
      send(to, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve([response.statusCode, text]));
      })
        .on('error', reject)
        .end();
    });
    expect(answer).toEqual([401, expect.stringContaining(JSON.stringify(message).slice(1, -1))]);
  });

  it('says which port is taken and what to set', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    await expect(startConsole({ ...double.view, port, product: () => false })).rejects.toMatchObject({
      name: 'AppError',
      code: 'conflict',
      message: `port ${port} is in use; set PORT to a free one, e.g. PORT=${port + 1}`,
    });
    taken.close();
  });
});
