import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { sqliteConversations } from '../../../adapters/conversations/sqlite.ts';
import { slackTeamChat } from '../../../adapters/team-chat/slack.ts';
import type { CardView } from '../../../core/escalation/card-view.ts';
import type { SecretName, SecretValues } from '../../../core/secrets.ts';
import { http } from '../../../functions/http.ts';
import { slack as slackHandler } from '../../../functions/slack/handler.ts';
import { createSlackEmulator } from '../../../local/emulators/slack/slack-emulator.ts';
import { createFaults } from '../../../local/faults.ts';
import { httpApi } from '../../../local/http-api.ts';
import { aState } from '../../factories/conversation.ts';

const channel = 'C0FRONTDESK';
const conversation = 'liveagent:ticket-1';
const view: CardView = {
  caseId: 'case-1',
  status: 'waiting',
  reason: 'anger',
  brief: 'Upset about an invoice.',
  quote: 'This is the third time!',
  language: 'en',
  visitor: {},
  tried: [],
  openedAt: 0,
  transcript: { ref: 'r', nonce: 'n' },
  ticketId: 'ticket-1',
  mention: '<!here>',
};
const links = { transcriptUrl: 'https://f.example.com/t', panelUrl: 'https://p.example.com/' };

/** Handler, adapter and emulator, joined by real HTTP. */
const loop = async () => {
  let target = '';
  const slack = await createSlackEmulator({
    botToken: 'xoxb-test',
    signingSecret: 'signing-secret-ü',
    botUserId: 'U0FRONTDESK',
    channels: [{ id: channel, name: 'front-desk' }],
    users: ['ANNASMITH', 'BENJONES', 'OUTSIDER'].map((id) => ({
      id: `U0${id}`,
      name: id,
      realName: `Real ${id}`,
    })),
    usergroups: [{ id: 'S0SUPPORT01', handle: 'support', users: ['U0BENJONES'] }],
    target: () => target,
    faults: createFaults(),
    now: Date.now,
  });
  const clock = { now: Date.now };
  const store = sqliteConversations(new DatabaseSync(':memory:'), { retentionDays: 1, clock });
  const teamChat = slackTeamChat({ token: async () => 'xoxb-test', apiUrl: slack.url });
  const value = { botToken: 'xoxb-test', signingSecret: 'signing-secret-ü' };
  let rung: (() => void) | undefined;
  let refused: (() => void) | undefined;
  const ignore = () => undefined;
  const error = () => refused?.();
  const telemetry = { info: ignore, warn: ignore, error, count: ignore, measure: ignore };
  const handler = http(
    telemetry,
    slackHandler({
      store,
      clock,
      teamChat,
      telemetry,
      queues: { send: async () => rung?.() },
      secrets: { get: async <N extends SecretName>() => value as SecretValues[N] },
      responders: { users: ['U0ANNASMITH'], usergroup: 'S0SUPPORT01' },
      files: { maxBytes: 1000, types: ['text/plain'] },
      fileLinks: { sign: async (file) => `https://f.example.com/files/${file}` },
    }),
  );
  const server = createServer(
    httpApi({ 'POST /slack/events': handler, 'POST /slack/interactions': handler }),
  ).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const know = (ts: string) =>
    store.commit(conversation, {
      expectedVersion: 0,
      expectedEpoch: 0,
      state: aState(),
      messages: [],
      effects: [],
      handled: [],
      learned: [],
      lookups: [
        { kind: 'case', caseId: 'case-1' },
        { kind: 'thread', channel, ts },
      ],
    });
  return {
    slack,
    store,
    teamChat,
    know,
    doorbell: () =>
      new Promise<void>((resolve) => {
        rung = resolve;
      }),
    refusal: () =>
      new Promise<void>((resolve) => {
        refused = resolve;
      }),
    inputs: async () => (await store.history(conversation)).inputs,
    close: async () => {
      await slack.close();
      server.closeAllConnections();
      server.close();
    },
  };
};

describe('Slack and Frontdesk over HTTP', () => {
  let world: Awaited<ReturnType<typeof loop>>;
  beforeEach(async () => {
    world = await loop();
  });
  afterEach(() => world.close());

  it('carries a reply in the thread to the store, whatever its characters', async () => {
    const { slack, teamChat, know, doorbell, inputs } = world;
    const card = await teamChat.postCard(channel, view, links, 'k');
    await know(card.ts);
    const rung = doorbell();
    slack.reply({ channel, thread_ts: card.ts, user: 'U0ANNASMITH', text: 'Žiadny <problém> & 😀' });
    await rung;
    expect(await inputs()).toMatchObject([
      { kind: 'teammate_said', text: 'Žiadny <problém> & 😀', teammate: { name: 'Real ANNASMITH' } },
    ]);
  });

  it('hears a reply that came before the card was known', async () => {
    const { slack, teamChat, know, doorbell, refusal, inputs } = world;
    const card = await teamChat.postCard(channel, view, links, 'k');
    const rung = doorbell();
    const refused = refusal();
    slack.reply({ channel, thread_ts: card.ts, user: 'U0BENJONES', text: 'I am on it' });
    await refused;
    await know(card.ts);
    await rung;
    expect(await inputs()).toMatchObject([{ text: 'I am on it', teammate: { id: 'U0BENJONES' } }]);
  });

  it('lets one of two pressers take a chat and tells the other', async () => {
    const { slack, store, teamChat, know } = world;
    const card = await teamChat.postCard(channel, view, links, 'k');
    await know(card.ts);
    const press = (user: string) => slack.press({ ...card, action_id: 'take', user });
    const answers = await Promise.all(['U0ANNASMITH', 'U0BENJONES', 'U0OUTSIDER'].map(press));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { owner } = await store.getOwnership(conversation);
    const winner = owner.kind === 'teammate' ? owner.teammate : { id: '', name: '' };
    const loser = winner.id === 'U0ANNASMITH' ? 'U0BENJONES' : 'U0ANNASMITH';
    const whispers = slack
      .messages()
      .flatMap(({ ephemeralTo, text }) => (ephemeralTo ? [[ephemeralTo, text]] : []));
    expect(whispers.sort()).toEqual(
      [
        ['U0OUTSIDER', 'Only the configured responders can act on this chat.'],
        [loser, `Already taken by ${winner.name}.`],
      ].sort(),
    );
  });

  it('takes the chat and sends the draft from the question in the thread', async () => {
    const { slack, store, teamChat, know, doorbell, inputs } = world;
    const card = await teamChat.postCard(channel, view, links, 'k');
    await know(card.ts);
    const rung = doorbell();
    slack.reply({ channel, thread_ts: card.ts, user: 'U0ANNASMITH', text: 'I can help' });
    await rung;
    const [draft] = await inputs();
    const inputId = draft?.id ?? '';
    await teamChat.askToTake(card, 'U0ANNASMITH', { draft: 'I can help', inputId, caseId: 'case-1' });
    const asked = slack.messages().find(({ ephemeralTo }) => ephemeralTo !== undefined);
    const pressed = { channel, ts: asked?.ts ?? '', action_id: 'take_and_send', user: 'U0ANNASMITH' };
    expect((await slack.press(pressed)).status).toBe(200);
    expect((await store.getOwnership(conversation)).owner).toMatchObject({ teammate: { id: 'U0ANNASMITH' } });
    expect((await inputs()).map(({ id }) => id).sort()).toEqual(['claim:1', inputId, `${inputId}:sent`]);
  });
});
