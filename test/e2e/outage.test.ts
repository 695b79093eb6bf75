import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { circuitRules } from '../../core/circuits/circuit.ts';
import { type LocalRun, startLocal } from '../../local/start-local.ts';
import { deskAt } from '../factories/desk.ts';

const dir = mkdtempSync(join(tmpdir(), 'frontdesk-e2e-'));
let aheadMs = 0;
let run: LocalRun;
const desk = deskAt(() => run.url);

beforeAll(async () => {
  const clock = { now: () => Date.now() + aheadMs };
  run = await startLocal(
    { mode: 'embedded', fresh: false, port: 0, model: { kind: 'scripted' }, dir, clock },
    () => undefined,
  );
});

afterAll(async () => {
  await run.stop();
  rmSync(dir, { recursive: true, force: true });
});

const question = (n: number) => `What is the pricing model of LiveAgent for ${n} agents?`;

const opened = async () => {
  const chat = await desk.open({ language: 'en', name: 'Zoe' });
  await chat.welcome();
  return chat;
};

/** What was written down about circuits. */
const circuitLines = () =>
  readFileSync(join(dir, 'frontdesk.log'), 'utf8')
    .split('\n')
    .filter((line) => /circuit/i.test(line))
    .map((line) => {
      const { at: _at, ...said } = JSON.parse(line) as Record<string, unknown>;
      return said;
    });

const opening = [
  { level: 'metric', event: 'CircuitOpened', count: 1, reason: 'model' },
  { level: 'warn', event: 'circuit_opened', kind: 'model', count: circuitRules.model.failures },
];

const modelCallsSuffered = async () =>
  (await desk.suffered()).filter(({ service }) => service === 'bedrock').length;

it('asks a model that is down no more, tells visitors so and calls the team, and answers once it is up', async () => {
  const chats = await Promise.all(Array.from({ length: circuitRules.model.failures + 1 }, opened));
  await desk.fault({ service: 'bedrock', kind: '500', times: 1_000 });
  const isTold = async (chat: (typeof chats)[number], words: string) => {
    const card = await chat.card(words);
    expect(JSON.stringify(card.blocks)).toContain('The assistant could not answer');
    const told = await chat.see('the truth', (all) => all.find(({ from }) => from === 'system'));
    expect(await chat.from('assistant')).toHaveLength(1);
    return told.text;
  };
  await Promise.all(chats.map((chat, n) => chat.say(question(n))));
  const told = await Promise.all(chats.map((chat, n) => isTold(chat, question(n))));
  const truth = expect.stringMatching(
    /^Something went wrong on my side, so I have asked a teammate to help you\./,
  );
  expect(told).toEqual(chats.map(() => truth));
  expect(circuitLines()).toEqual(opening);

  const asked = await modelCallsSuffered();
  expect(asked).toBeGreaterThanOrEqual(circuitRules.model.failures);
  const late = await opened();
  await late.say(question(100));
  expect(await isTold(late, question(100))).toBe(told[0]);
  expect(await modelCallsSuffered()).toBe(asked);

  await desk.endFaults();
  aheadMs = circuitRules.model.coolDownMs;
  for (const n of [200, 201]) {
    const chat = await opened();
    await chat.say(question(n));
    expect((await chat.answer(2)).html).toContain('href="https://');
    expect(await chat.from('system')).toEqual([]);
  }
  await late.say(question(202));
  await late.answer(2);
  expect(circuitLines()).toEqual(opening);
}, 60_000);
