import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { secretsManager } from '../../../adapters/secrets/secrets-manager.ts';
import { fixedClock } from '../../factories/clock.ts';

/** What Secrets Manager does with a request: gives this webhook secret, answers this status and error, or says nothing. */
type Answer = { current: string } | { status: number; error: string } | 'silence';

const down: Answer = { status: 500, error: 'InternalServiceError' };
const busy: Answer = { status: 400, error: 'ThrottlingException' };
const gone: Answer = { status: 400, error: 'ResourceNotFoundException' };
const odd: Answer = { current: '' };

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Secrets whose service gives `current` 1 at first; `asked` counts its requests. */
const opened = async () => {
  let answer: Answer = { current: '1' };
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    if (answer === 'silence') return;
    if ('error' in answer) response.writeHead(answer.status).end(JSON.stringify({ __type: answer.error }));
    else response.end(JSON.stringify({ SecretString: JSON.stringify(answer) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new SecretsManagerClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  closers.push(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  const clock = fixedClock();
  const warnings: unknown[] = [];
  const telemetry = { warn: (event: string, fields?: object) => warnings.push([event, fields]) };
  const secrets = secretsManager(client, { liveagent_webhook: 'webhook' }, { clock, telemetry });
  return {
    clock,
    warnings,
    get: (options?: { fresh: boolean }) => secrets.get('liveagent_webhook', options),
    will: (next: Answer) => {
      answer = next;
    },
    asked: () => asked,
  };
};

/** The same with a value held whose time is up. */
const outdated = async () => {
  const scene = await opened();
  await scene.get();
  scene.clock.advance(300_000);
  return scene;
};

describe('a secret that cannot be renewed', () => {
  it.each([
    ['fails', down, 'unavailable'],
    ['asks to slow down', busy, 'throttled'],
    ['says nothing', 'silence', 'unavailable'],
  ] as const)(
    'stays in use where Secrets Manager %s, and the log tells of it',
    async (_what, answer, code) => {
      const { get, will, warnings } = await outdated();
      will(answer);
      expect(await get()).toEqual({ current: '1' });
      expect(warnings).toEqual([['secret_not_renewed', { kind: 'liveagent_webhook', code }]]);
    },
  );

  it('is asked for again after a pause, not with each use', async () => {
    const { get, will, clock, asked, warnings } = await outdated();
    will(down);
    await get();
    clock.advance(29_999);
    expect(await get()).toEqual({ current: '1' });
    expect(asked()).toBe(2);
    clock.advance(1);
    expect(await get()).toEqual({ current: '1' });
    expect([asked(), warnings.length]).toEqual([3, 2]);
    will({ current: '2' });
    clock.advance(30_000);
    expect(await get()).toEqual({ current: '2' });
    clock.advance(299_999);
    expect(await get()).toEqual({ current: '2' });
    expect(asked()).toBe(4);
  });

  it('stays in use for all who ask at once, with one request', async () => {
    const { get, will, asked } = await outdated();
    will(down);
    const all = await Promise.all([get(), get(), get()]);
    expect([all, asked()]).toEqual([[{ current: '1' }, { current: '1' }, { current: '1' }], 2]);
  });

  it('is never given to whoever asks past the cache', async () => {
    const { get, will, clock } = await opened();
    await get();
    will(down);
    clock.advance(10_000);
    const [fresh, held] = await Promise.allSettled([get({ fresh: true }), get()]);
    expect(fresh).toMatchObject({ status: 'rejected', reason: { name: 'AppError', code: 'unavailable' } });
    expect(held).toEqual({ status: 'fulfilled', value: { current: '1' } });
  });

  it('is as old as it was after a request past the cache that failed', async () => {
    const { get, will, clock, asked } = await opened();
    await get();
    will(down);
    clock.advance(60_000);
    await expect(get({ fresh: true })).rejects.toMatchObject({ code: 'unavailable' });
    clock.advance(239_999);
    await get();
    expect(asked()).toBe(2);
    clock.advance(1);
    will({ current: '2' });
    expect(await get()).toEqual({ current: '2' });
  });

  it.each([
    ['is gone', gone],
    ['cannot be read any more', odd],
  ])('is not used any longer where it %s', async (_what, answer) => {
    const { get, will, asked } = await outdated();
    will(answer);
    await expect(get()).rejects.toMatchObject({ name: 'AppError', code: 'refused' });
    await expect(get()).rejects.toMatchObject({ name: 'AppError', code: 'refused' });
    expect(asked()).toBe(3);
  });

  it('was never held: the failure is told, and the next call asks again', async () => {
    const { get, will, warnings } = await opened();
    will(down);
    await expect(get()).rejects.toMatchObject({ name: 'AppError', code: 'unavailable' });
    will({ current: '1' });
    expect(await get()).toEqual({ current: '1' });
    expect(warnings).toEqual([]);
  });
});
