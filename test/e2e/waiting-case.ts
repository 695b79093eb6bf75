import { type Desk, eventually } from '../factories/desk.ts';

/** A message about the visitor's case that holds `text`. */
export const told = (text: string) => (all: { from: string; text: string }[]) =>
  all.find((message) => message.from === 'system' && message.text.includes(text)) as never;

/** Visitors who ask for a person, and whose case waits in Slack. */
export const waitingCases = (desk: Desk) => {
  let calls = 0;
  const escalate = async (visitor: { email?: string } = {}) => {
    const chat = await desk.open({ language: 'en', name: 'Zoe', ...visitor });
    await chat.welcome();
    calls += 1;
    const words = `I need to talk to a human about parcel ${Date.now()}-${calls}`;
    await chat.say(words);
    return { chat, words };
  };
  const waiting = async (visitor?: { email?: string }) => {
    const { chat, words } = await escalate(visitor);
    const { channel, ts } = await chat.card(words);
    const [anna = ''] = (await desk.info()).slack.responders;
    const inThread = (text: string) =>
      eventually(
        `“${text}” in the thread`,
        async () => (await desk.thread(ts)).find((message) => message.text.includes(text)),
        () => desk.thread(ts),
      );
    const press = (action_id: string) => desk.pressInSlack({ channel, ts, action_id, user: anna });
    const cardNow = async () =>
      JSON.stringify((await desk.slackMessages()).find((message) => message.ts === ts));
    return { chat, words, channel, ts, anna, inThread, press, cardNow };
  };
  const mailAbout = (what: string, words: string) =>
    eventually(
      what,
      async () =>
        (await desk.mails()).find(({ subject, text }) => subject.includes(what) && text.includes(words)),
      async () => (await desk.mails()).map(({ subject }) => subject),
    );
  return { waiting, mailAbout };
};
