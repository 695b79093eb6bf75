import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type LocalRun, startLocal } from '../../local/start-local.ts';
import { deskAt, eventually } from '../factories/desk.ts';

const dir = mkdtempSync(join(tmpdir(), 'frontdesk-translation-'));
const configBefore = process.env.FRONTDESK_CONFIG;
let run: LocalRun;
const desk = deskAt(() => run.url);

beforeAll(async () => {
  const path = join(dir, 'translating.config.mjs');
  const shipped = pathToFileURL(join(import.meta.dirname, '../../frontdesk.config.ts')).href;
  writeFileSync(
    path,
    `import config from ${JSON.stringify(shipped)};\nexport default { ...config, escalation: { ...config.escalation, translate: true } };\n`,
  );
  process.env.FRONTDESK_CONFIG = path;
  run = await startLocal(
    { mode: 'embedded', fresh: false, port: 0, model: { kind: 'scripted' }, dir },
    () => undefined,
  );
});

afterAll(async () => {
  await run.stop();
  if (configBefore === undefined) delete process.env.FRONTDESK_CONFIG;
  else process.env.FRONTDESK_CONFIG = configBefore;
  rmSync(dir, { recursive: true, force: true });
});

const called = async (words: string) => {
  const chat = await desk.open({ language: 'fr', name: 'Zoé' });
  await chat.welcome();
  await chat.say(words);
  const card = await chat.card(words);
  const { channel, ts } = card;
  const [user = ''] = (await desk.info()).slack.responders;
  return {
    chat,
    card,
    user,
    press: (action_id: string, of = ts) => desk.pressInSlack({ channel, ts: of, action_id, user }),
    write: (text: string) => desk.replyInSlack({ channel, thread_ts: ts, user, text }),
    inThread: (what: string, text: string) =>
      eventually(
        what,
        async () => (await desk.thread(ts)).find((message) => JSON.stringify(message).includes(text)),
        () => desk.thread(ts),
      ),
  };
};

/** The scripted model translates nothing and says so; the labels show which way each message went. */
describe('a French visitor and a team that speaks English', () => {
  it('read each other in their own language, with names, numbers and addresses as they were', async () => {
    const words = 'Je veux parler à un humain au sujet de la commande CMD-2024/77, svp.';
    const { chat, card, user, press, write, inThread } = await called(words);
    expect(JSON.stringify(card.blocks)).toContain(`[scripted translation fr→en] “${words}”`);
    const promised = await chat.see('the promise', (all) => all.find(({ from }) => from === 'system'));
    expect(promised.text).not.toContain('anglais');
    await press('take');
    await chat.say('Voici : https://shop.example/f?id=9&x=1, 120,50 € pour zoe@shop.example.');
    const post = await inThread('the visitor’s words', 'https://shop.example/f?id=9');
    expect(post.text).toBe(
      'Zoé: [scripted translation fr→en] “Voici : https://shop.example/f?id=9&amp;x=1, 120,50 € pour zoe@shop.example.”',
    );
    expect(JSON.stringify(post.blocks)).toContain('Zoé · translated from French');
    await press('show_original', post.ts);
    const shown = await inThread('the original', 'As it was written, in French');
    expect([shown.ephemeralTo, JSON.stringify(shown.blocks)]).toEqual([
      user,
      expect.stringContaining('Voici : https://shop.example/f?id=9&amp;x=1, 120,50 € pour zoe@shop.example.'),
    ]);
    const answer = 'Thank you Zoé, CMD-2024/77 is paid: 120,50 € by zoe@shop.example.';
    await write(answer);
    const said = await chat.see('the answer', (all) => all.find(({ from }) => from === 'teammate'));
    expect(said.text).toContain(`[scripted translation en→fr] “${answer}”`);
    expect(said.html).toContain(
      `<details class="original"><summary><em>Traduction automatique (langue d’origine : anglais).</em></summary><p>${answer}</p></details>`,
    );
    const link =
      /https?:\/\/[^"|>\s]+\/transcripts\/[^"|>\s\\]+/.exec(JSON.stringify(card.blocks))?.[0] ?? '';
    const page = await (await desk.get(new URL(link).pathname)).text();
    expect(page).toContain(words);
    expect(page).toContain(`[scripted translation fr→en] “${words}”`);
    expect(page).toContain(`[scripted translation en→fr] “${answer}”`);
  });

  it('need no yes to each other’s language where nothing is found', async () => {
    const words = 'Est-ce que LiveAgent peut piloter les éoliennes de mon usine de Bretagne ?';
    const { chat, card } = await called(words);
    expect(card.text).toContain('The knowledge base has no answer');
    const promised = await chat.see('the promise', (all) => all.find(({ from }) => from === 'system'));
    expect(promised.text).not.toContain('anglais');
  });

  it('go on reading the originals where the model fails', async () => {
    const { chat, press, write, inThread } = await called(
      'Je veux parler à un humain, svp, ma facture est fausse.',
    );
    await press('take');
    await inThread('the claim', 'is taking over');
    await desk.fault({ service: 'bedrock', kind: '429', times: 10 });
    await write('I am looking at your invoice right now, one moment please.');
    const said = await chat.see('the answer', (all) => all.find(({ from }) => from === 'teammate'));
    expect(said.text).toContain('I am looking at your invoice right now, one moment please.');
    expect(said.text).toContain('Ce message n’a pas pu être traduit (langue d’origine : anglais).');
    await inThread('word of it', 'This could not be translated. The visitor was sent it as it was written:');
  });
});
