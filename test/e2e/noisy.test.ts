import { localDesk } from '../factories/local-desk.ts';

const desk = localDesk();

const fast = 'only so many messages at a time';

it('one visitor who sends 60 messages holds nobody else back, and is told so once', async () => {
  const noisy = await desk.open({ language: 'en', name: 'Mallory' });
  const calm = await Promise.all(
    ['Ann', 'Bob', 'Cid', 'Dot', 'Eve'].map((name) => desk.open({ language: 'en', name })),
  );
  await Promise.all([noisy, ...calm].map((chat) => chat.welcome()));
  const noise = (async () => {
    for (let n = 1; n <= 60; n += 1) await noisy.say(`hey ${n}`);
  })();
  const answers = await Promise.all(
    calm.map(async (chat) => {
      await chat.say('What is the pricing model of LiveAgent?');
      const first = await chat.answer(2);
      await chat.say('Is there a free trial?');
      return [first.text, (await chat.answer(3)).text];
    }),
  );
  await noise;
  for (const [price, trial] of answers) {
    expect(price).toMatch(/per agent/i);
    expect(trial).toMatch(/trial/i);
  }
  const told = await noisy.see('word that the answer comes later', (all) =>
    all.find(({ text }) => text.includes(fast)),
  );
  expect(told.from).toBe('system');
  const all = await noisy.messages();
  expect(all.filter(({ text }) => text.includes(fast))).toHaveLength(1);
  // What came before the limit, as a burst or two; the rest waits for a minute to be over.
  expect(all.filter(({ from }) => from === 'assistant').length).toBeLessThanOrEqual(20);
});
