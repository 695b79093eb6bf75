import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { slackTeamChat } from '../../adapters/team-chat/slack.ts';
import { createSlackEmulator } from '../../local/emulators/slack/slack-emulator.ts';
import { createFaults } from '../../local/faults.ts';
import { teamChatSuite } from './team-chat.suite.ts';

/** Takes what Slack sends to an app, and keeps the newest interaction. */
const listener = async () => {
  let address = '';
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const payload = new URLSearchParams(body).get('payload');
    if (payload !== null) address = (JSON.parse(payload) as { response_url: string }).response_url;
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    address: () => address,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

teamChatSuite('Slack’s Web API', async () => {
  const faults = createFaults();
  const channel = 'C0FRONTDESK';
  const user = { id: 'U0ANNASMITH', displayName: 'Anna Smith' };
  const group = { id: 'S0SUPPORT01', handle: 'support', users: [user.id] };
  const app = await listener();
  const slack = await createSlackEmulator({
    botToken: 'xoxb-test',
    signingSecret: 'signing-secret',
    botUserId: 'U0FRONTDESK',
    channels: [{ id: channel, name: 'front-desk' }],
    users: [{ id: user.id, name: 'anna', realName: user.displayName }],
    usergroups: [group],
    target: () => app.url,
    faults,
    largestPage: 15,
    now: Date.now,
  });
  return {
    teamChat: slackTeamChat({ token: async () => 'xoxb-test', apiUrl: slack.url, timeoutMs: 1_000 }),
    channel,
    user,
    group,
    messages: () => slack.messages(),
    press: async (action_id) => {
      await slack.press({ channel, ts: slack.messages().at(-1)?.ts ?? '', action_id, user: user.id });
      return app.address();
    },
    fail: (kind) => faults.add({ service: 'slack', kind, times: 1 }),
    close: async () => {
      await slack.close();
      app.close();
    },
  };
});
