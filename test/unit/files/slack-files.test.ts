import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { slackFiles } from '../../../adapters/team-chat/slack-files.ts';
import { createSlackEmulator } from '../../../local/emulators/slack/slack-emulator.ts';
import { createFaults } from '../../../local/faults.ts';

const channel = 'C0FRONTDESK';
const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const content = Buffer.from('Total: 12 €\u0000\u00ff', 'utf8');

const slackWithFile = async (file: { name?: string; type?: string; content?: Buffer } = {}) => {
  const faults = createFaults();
  const slack = await createSlackEmulator({
    botToken: 'xoxb-test',
    signingSecret: 'signing-secret',
    botUserId: 'U0FRONTDESK',
    channels: [{ id: channel, name: 'front-desk' }],
    users: [{ id: 'U0ANNASMITH', name: 'anna', realName: 'Anna Smith' }],
    usergroups: [],
    target: () => 'http://127.0.0.1:1',
    faults,
    now: Date.now,
  });
  closing.push(slack.close);
  const { ts } = slack.reply({
    channel,
    user: 'U0ANNASMITH',
    text: '',
    files: [
      {
        name: file.name ?? 'invoice.txt',
        type: file.type ?? 'text/plain',
        content: (file.content ?? content).toString('base64'),
      },
    ],
  });
  const [{ id = '' } = {}] = slack.messages().find((message) => message.ts === ts)?.files ?? [];
  const files = (token = 'xoxb-test') =>
    slackFiles({
      token: async () => token,
      apiUrl: slack.url,
      timeoutMs: 300,
      rules: { maxBytes: 1000, types: ['text/plain'] },
    });
  return { slack, faults, files, id, ts };
};

/** A Slack that says of the file what the test says, and hands out what it says. */
const madeUp = async (file: object, page: { status?: number; type?: string; body?: Buffer } = {}) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    asked.push(`${request.url} ${request.headers.authorization}`);
    if (request.url?.startsWith('/api/')) {
      const url_private_download = `http://127.0.0.1:${port}/file`;
      const about = {
        id: 'F0INVOICE01',
        mode: 'hosted',
        size: 10,
        mimetype: 'text/plain',
        url_private_download,
      };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, file: { ...about, ...file } }));
      return;
    }
    response.writeHead(page.status ?? 200, {
      'content-type': page.type ?? 'text/plain',
      location: 'https://slack.com/signin',
    });
    response.end(page.body ?? content);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const files = slackFiles({
    token: async () => 'xoxb-test',
    apiUrl: `http://127.0.0.1:${port}/api/`,
    timeoutMs: 300,
    rules: { maxBytes: 1000, types: ['text/plain'] },
  });
  return { files, asked };
};

describe('files of Slack', () => {
  it('are read with the bot’s token', async () => {
    const { files, id } = await slackWithFile({ name: 'účet.txt' });
    expect(await files().read(id)).toEqual({ name: 'účet.txt', type: 'text/plain', bytes: content });
  });

  it.each([
    ['too large', { content: Buffer.alloc(1001, 'x') }],
    ['of another type', { type: 'text/html' }],
  ])('are not read where they are %s', async (_what, file) => {
    const { files, id } = await slackWithFile(file);
    expect(await files().read(id)).toBeUndefined();
  });

  it('are refused where they were deleted or never were', async () => {
    const { slack, files, id, ts } = await slackWithFile();
    slack.remove({ channel, ts, user: 'U0ANNASMITH' });
    await expect(files().read(id)).rejects.toMatchObject({
      code: 'refused',
      message: 'Slack refused files.info: file_deleted',
    });
    await expect(files().read('F0NOTHING01')).rejects.toMatchObject({
      code: 'refused',
      message: 'Slack refused files.info: file_not_found',
    });
  });

  it.each(['500', 'reset', 'timeout_after_accept'] as const)('wait for a Slack with %s', async (kind) => {
    const { faults, files, id } = await slackWithFile();
    faults.add({ service: 'slack', kind, times: 1 });
    await expect(files().read(id)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it.each([
    'https://evil.example.org/files-pri/T0-F0/x',
    'https://files.slack.com.example.org/x',
    'https://files.slack.com@example.org/x',
    'https://user:pass@files.slack.com/x',
    'http://files.slack.com/x',
    'http://169.254.169.254/latest/meta-data/',
    'http://127.0.0.1:1/x',
    'file:///etc/passwd',
    '',
  ])('are not fetched from %j, which gets no token', async (url_private_download) => {
    const { files, asked } = await madeUp({ url_private_download, url_private: url_private_download });
    expect(await files.read('F0INVOICE01')).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['a redirect to the sign-in page', { status: 302 }],
    ['the sign-in page itself', { type: 'text/html; charset=utf-8' }],
    ['a refusal', { status: 403 }],
    ['more bytes than were announced', { body: Buffer.alloc(5000, 'x') }],
  ])('are not handed out where Slack answers with %s', async (_what, page) => {
    const { files, asked } = await madeUp({}, page);
    expect(await files.read('F0INVOICE01')).toBeUndefined();
    expect(asked).toEqual(['/api/files.info Bearer xoxb-test', '/file Bearer xoxb-test']);
  });

  it.each([429, 500, 503])('may come later where Slack answers with HTTP %d', async (status) => {
    const { files } = await madeUp({}, { status });
    await expect(files.read('F0INVOICE01')).rejects.toMatchObject({
      code: 'unavailable',
      message: `Slack did not hand out a file: HTTP ${status}`,
    });
  });
});
