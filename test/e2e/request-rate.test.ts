import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomIds } from '../../adapters/ids/random-ids.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import config from '../../frontdesk.config.ts';
import { castOf } from '../../local/cast.ts';
import { startEmbedded } from '../../local/embedded.ts';
import { type Emulators, startEmulators } from '../../local/emulators.ts';
import { createFaults } from '../../local/faults.ts';
import { knowledgeDir } from '../../local/knowledge.ts';
import { localSecrets } from '../../local/local-secrets.ts';

const dir = mkdtempSync(join(tmpdir(), 'frontdesk-e2e-'));
const clock = systemClock;
const secrets = localSecrets(dir, randomIds);
const requests: { key: 'v3' | 'v1'; status: number | 'none'; at: number }[] = [];
const closing: (() => Promise<unknown>)[] = [];
let emulators: Emulators;

beforeAll(async () => {
  let serve: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server: Server = createServer((request, response) => serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  emulators = await startEmulators({
    config,
    cast: castOf(config),
    secrets,
    dir,
    model: { kind: 'scripted' },
    faults: createFaults(),
    clock,
    ids: randomIds,
    target: () => publicUrl,
  });
  closing.unshift(() => emulators.close());
  emulators.liveagent.subscribe((event) => {
    if (event.type !== 'api_request') return;
    const key = event.path.startsWith('/api/v3/') ? 'v3' : 'v1';
    requests.push({ key, status: event.status, at: clock.now() });
  });
  const { liveagent, slack, ses, bedrock } = emulators;
  const product = await startEmbedded({
    config,
    secrets,
    dir,
    knowledgeDir: knowledgeDir('.frontdesk'),
    services: { liveagent: liveagent.url, slack: slack.url, ses: ses.url, bedrock: bedrock?.url },
    clock,
    ids: randomIds,
    publicUrl,
    version: 'test',
  });
  closing.unshift(() => product.stop());
  serve = product.serve;
});

afterAll(async () => {
  for (const close of closing) await close();
  rmSync(dir, { recursive: true, force: true });
});

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 100));
};

/** The most requests of one key in any `ms` milliseconds. */
const mostWithin = (key: 'v3' | 'v1', ms: number): number => {
  const times = requests.filter((request) => request.key === key).map(({ at }) => at);
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
};

describe('a flood of visitors', () => {
  it('never makes LiveAgent see more requests than it allows, and visitors are greeted meanwhile', async () => {
    const chats = Array.from({ length: 100 }, (_, n) =>
      emulators.liveagent.openChat({
        url: 'https://www.liveagent.com/features/',
        language: 'en',
        name: `Visitor ${n}`,
        email: '',
      }),
    );
    // A hundred greetings take some four hundred v3 requests; a burst of 34 may go out at once, then 136 a minute.
    await until(() => requests.filter(({ key }) => key === 'v3').length >= 80);
    expect(requests.filter(({ status }) => status === 429)).toEqual([]);
    expect(mostWithin('v3', 60_000)).toBeLessThanOrEqual(170);
    // 34 and ten seconds' tokens; some requests arrive later than they left.
    expect(mostWithin('v3', 10_000)).toBeLessThanOrEqual(34 + 23 + 6);
    expect(mostWithin('v1', 60_000)).toBeLessThanOrEqual(170);
    const greeted = chats.filter(({ id }) => emulators.liveagent.chat(id).messages.length > 0);
    expect(greeted.length).toBeGreaterThanOrEqual(8);
  }, 90_000);
});
