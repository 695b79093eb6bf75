import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { liveAgentHelpDesk } from '../../adapters/help-desk/liveagent.ts';
import { createLiveAgentEmulator } from '../../local/emulators/liveagent/liveagent-emulator.ts';
import { createFaults } from '../../local/faults.ts';
import { helpDeskSuite } from './help-desk.suite.ts';

const colleague = { id: 'c0lleag1', email: 'carla@example.com', name: 'Carla' };
const responderAgent = { id: 'resp0nd1', email: 'ben@example.com', name: 'Ben' };
const agents = {
  assistant: 'assistant@example.com',
  team: 'team@example.com',
  notices: 'notices@example.com',
};

/** Takes the rules' webhooks; what they ring for is read through the API here. */
const startDoor = async () => {
  const server = createServer((request, response) => {
    request.resume();
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
};

helpDeskSuite('LiveAgent over HTTP', async () => {
  const faults = createFaults();
  const door = await startDoor();
  const keys = { v3: 'key-of-v3', v1: 'key-of-v1' };
  let held = { ...keys };
  const emulator = await createLiveAgentEmulator({
    keys,
    webhookSecret: 'secret',
    target: () => door.url,
    agents: { ...agents, others: [colleague, responderAgent] },
    faults,
    now: Date.now,
  });
  let expected = 0;
  let rung = 0;
  emulator.subscribe((event) => {
    if (event.type === 'webhook') rung += 1;
    else if (event.type !== 'api_request') expected += 2;
  });
  return {
    helpDesk: liveAgentHelpDesk({
      url: emulator.url,
      keys: async (options) => {
        if (options?.fresh === true) held = { ...keys };
        return held;
      },
      agents: { ...agents, byResponder: { U0BENJONES: responderAgent.email } },
      // Ample for a loaded machine; what waits for it are the two calls that are never answered.
      timeoutMs: 2_000,
      now: Date.now,
    }),
    openChat: emulator.openChat,
    say: emulator.say,
    attach: (id, name) => emulator.attach(id, { name, type: 'text/plain', content: 'YQ==' }),
    answerInPanel: (id, who, text) =>
      emulator.answerAsAgent(id, who === 'colleague' ? colleague.id : responderAgent.id, text),
    endChat: emulator.endChat,
    seen: (id) => emulator.chat(id).messages,
    notes: emulator.notes,
    tags: (id) => emulator.chats().find((chat) => chat.id === id)?.tags ?? [],
    department: (id) => emulator.chats().find((chat) => chat.id === id)?.departmentId ?? '',
    responder: 'U0BENJONES',
    colleague,
    responderAgent,
    otherDepartment: 'support',
    settled: async () => {
      // The second webhook of a message comes only once the API tells it.
      while (rung < expected) await new Promise((resolve) => setImmediate(resolve));
    },
    now: Date.now,
    fail: (kind) => faults.add({ service: 'liveagent', kind, times: 1 }),
    changeKeys: () => {
      keys.v3 = 'new-key-of-v3';
      keys.v1 = 'new-key-of-v1';
    },
    close: async () => {
      await emulator.close();
      door.server.closeAllConnections();
      await new Promise((resolve) => door.server.close(resolve));
    },
  };
});
