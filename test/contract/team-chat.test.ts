import { slackTeamChat } from '../../adapters/team-chat/slack.ts';
import { createSlackEmulator } from '../../local/emulators/slack/slack-emulator.ts';
import { createFaults } from '../../local/faults.ts';
import { teamChatSuite } from './team-chat.suite.ts';

teamChatSuite('Slack’s Web API', async () => {
  const faults = createFaults();
  const channel = 'C0FRONTDESK';
  const group = { id: 'S0SUPPORT01', handle: 'support', users: ['U0ANNASMITH'] };
  const slack = await createSlackEmulator({
    botToken: 'xoxb-test',
    signingSecret: 'signing-secret',
    botUserId: 'U0FRONTDESK',
    channels: [{ id: channel, name: 'front-desk' }],
    users: [{ id: 'U0ANNASMITH', name: 'anna', realName: 'Anna Smith' }],
    usergroups: [group],
    // Nobody takes the events: what is posted is read through the Web API here.
    target: () => 'http://127.0.0.1:1',
    faults,
    largestPage: 15,
    now: Date.now,
  });
  return {
    teamChat: slackTeamChat({ token: async () => 'xoxb-test', apiUrl: slack.url, timeoutMs: 300 }),
    channel,
    user: { id: 'U0ANNASMITH', displayName: 'Anna Smith' },
    group,
    messages: () => slack.messages(),
    fail: (kind) => faults.add({ service: 'slack', kind, times: 1 }),
    close: slack.close,
  };
});
