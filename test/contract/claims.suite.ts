import { createHmac } from 'node:crypto';
import type { QueueMessage } from '../../core/messages.ts';
import type { SecretName, SecretValues } from '../../core/secrets.ts';
import { slack } from '../../functions/slack/handler.ts';
import { fixedClock } from '../factories/clock.ts';
import { aCase, aState, aTurn } from '../factories/conversation.ts';
import { silentTelemetry } from '../factories/world.ts';
import { aConversation, type OpenStore } from './open-store.ts';

const signingSecret = 'signing-secret';
const held = { botToken: 'xoxb-test', signingSecret };

let lastCase = 0;

/** Buttons pressed in Slack, as requests to the real handler over a store. */
const pressing = async (open: OpenStore) => {
  const clock = fixedClock();
  const store = await open({ retentionDays: 30, clock });
  const conversation = aConversation('claims');
  lastCase += 1;
  const caseId = `claims-${lastCase}-${conversation}`.replace(':', '-');
  await store.commit(
    conversation,
    aTurn({ state: aState({ case: aCase({ id: caseId }) }), lookups: [{ kind: 'case', caseId }] }),
  );
  const responders = Array.from({ length: 100 }, (_, i) => `U0PRESSER${String(i).padStart(3, '0')}`);
  const whispers: string[] = [];
  const doorbells: QueueMessage[] = [];
  const handle = slack({
    store,
    clock,
    telemetry: silentTelemetry,
    queues: {
      send: async (_queue, message) => {
        doorbells.push(message);
      },
    },
    teamChat: {
      whisper: async (_card, user, text) => {
        whispers.push(`${user}: ${text}`);
      },
      dismiss: async () => undefined,
      displayName: async (user) => `Name of ${user}`,
      groupMembers: async () => [],
    },
    secrets: { get: async <N extends SecretName>() => held as SecretValues[N] },
    responders: { users: responders },
    files: { maxBytes: 1, types: [] },
    fileLinks: { sign: async () => 'https://frontdesk.example/files/x' },
  });
  let presses = 0;
  const press = (action_id: string, user: string) => {
    presses += 1;
    const payload = {
      type: 'block_actions',
      user: { id: user },
      container: { channel_id: 'C0FRONTDESK', message_ts: '1772442000.000100' },
      actions: [{ action_id, value: caseId, action_ts: `1772442020.${String(presses).padStart(6, '0')}` }],
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const timestamp = String(Math.floor(clock.now() / 1000));
    const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers: Record<string, string> = {
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
    };
    return handle({
      method: 'POST',
      route: 'POST /slack/interactions',
      query: {},
      params: {},
      body: Buffer.from(body),
      header: (name) => headers[name.toLowerCase()],
    });
  };
  return { store, conversation, responders, whispers, doorbells, press };
};

/** What a claim promises, over any store: one owner, and everybody else told the truth. */
export const claimsContract = (open: OpenStore): void => {
  it('a hundred presses at once give one owner and ninety-nine polite refusals, each to its presser only', async () => {
    const { store, conversation, responders, whispers, doorbells, press } = await pressing(open);
    const answers = await Promise.all(responders.map((user) => press('take', user)));
    expect(answers).toEqual(responders.map(() => ({ status: 200 })));
    const { owner, epoch } = await store.getOwnership(conversation);
    const winner = owner.kind === 'teammate' ? owner.teammate : { id: 'nobody', name: '' };
    expect(responders).toContain(winner.id);
    expect(epoch).toBe(1);
    expect((await store.history(conversation)).inputs).toMatchObject([{ kind: 'claimed', teammate: winner }]);
    expect(doorbells).toEqual([{ type: 'doorbell', conversation, look: 'inside' }]);
    expect(whispers.sort()).toEqual(
      responders
        .filter((user) => user !== winner.id)
        .map((user) => `${user}: Already taken by ${winner.name}.`),
    );
  });

  it('everybody who presses after a hand-back competes anew', async () => {
    const { store, conversation, responders, press } = await pressing(open);
    const [first = '', second = '', third = ''] = responders;
    await press('take', first);
    await press('hand_back', second);
    await Promise.all([press('take', second), press('take', third)]);
    const { owner, epoch } = await store.getOwnership(conversation);
    expect([second, third]).toContain(owner.kind === 'teammate' ? owner.teammate.id : 'nobody');
    expect(epoch).toBe(3);
  });

  it('nobody but the configured responders owns anything', async () => {
    const { store, conversation, whispers, press } = await pressing(open);
    const outsiders = Array.from({ length: 20 }, (_, i) => `U0OUTSIDER${i}`);
    await Promise.all(outsiders.map((user) => press('take', user)));
    expect(await store.getOwnership(conversation)).toEqual({ owner: { kind: 'assistant' }, epoch: 0 });
    expect(whispers.sort()).toEqual(
      outsiders.map((user) => `${user}: Only the configured responders can act on this chat.`).sort(),
    );
  });
};
