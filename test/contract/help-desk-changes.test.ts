import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { liveAgentChanges } from '../../adapters/help-desk/changes.ts';
import { createLiveAgentEmulator } from '../../local/emulators/liveagent/liveagent-emulator.ts';
import { createFaults } from '../../local/faults.ts';
import { monday } from '../factories/clock.ts';

const agents = { assistant: 'a@example.com', team: 't@example.com', notices: 'n@example.com', others: [] };
const keys = { v3: 'key-of-v3', v1: 'key-of-v1' };
const second = 1000;

describe('chats that changed, as LiveAgent lists them', () => {
  let now = monday;
  let emulator: Awaited<ReturnType<typeof createLiveAgentEmulator>>;
  const faults = createFaults();
  const since = (instant: number) =>
    liveAgentChanges({
      url: emulator.url,
      keys: async () => keys,
      timeoutMs: 2_000,
      now: () => now,
    }).since(instant);

  /** Takes the rules' webhooks, which tell this port nothing. */
  let door: Server;

  beforeAll(async () => {
    door = createServer((request, response) => {
      request.resume();
      response.end('{}');
    });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    door.closeAllConnections();
    await new Promise((resolve) => door.close(resolve));
  });

  beforeEach(async () => {
    now = monday;
    emulator = await createLiveAgentEmulator({
      keys,
      webhookSecret: 'secret',
      target: () => `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
      agents,
      faults,
      now: () => now,
    });
  });
  afterEach(() => emulator.close());

  it('are told newest change first, from the instant on and whatever zone the account is in', async () => {
    const old = emulator.openChat({ url: 'https://example.com/' });
    now += 60 * second;
    const spoken = emulator.openChat({ url: 'https://example.com/' });
    now += 60 * second;
    const closed = emulator.openChat({ url: 'https://example.com/' });
    now += 60 * second;
    emulator.endChat(closed.id);
    emulator.say(spoken.id, 'Hello?');
    now += 5 * second;
    emulator.say(spoken.id, 'Anybody?');
    expect(await since(monday + 60 * second)).toEqual([
      {
        ticketId: spoken.id,
        status: 'open',
        department: 'default',
        createdAt: monday + 60 * second,
        changedAt: monday + 185 * second,
      },
      {
        ticketId: closed.id,
        status: 'closed',
        department: 'default',
        createdAt: monday + 120 * second,
        changedAt: monday + 180 * second,
      },
    ]);
    expect((await since(monday)).map(({ ticketId }) => ticketId)).toEqual([spoken.id, closed.id, old.id]);
  });

  it('are read over several pages, also where the server sorts by creation', async () => {
    const ids = Array.from({ length: 130 }, () => emulator.openChat({ url: 'https://example.com/' }).id);
    now += 60 * second;
    const [first = ''] = ids;
    emulator.say(first, 'Hello?');
    expect((await since(monday + second)).map(({ ticketId }) => ticketId)).toEqual([first]);
    expect(await since(monday)).toHaveLength(130);
  });

  it('cannot be told while LiveAgent fails', async () => {
    faults.add({ service: 'liveagent', kind: '500', times: 1 });
    await expect(since(monday)).rejects.toMatchObject({ name: 'AppError', code: 'unavailable' });
  });
});
