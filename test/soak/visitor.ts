import type { Desk } from '../factories/desk.ts';
import type { Journal } from './journal.ts';

export interface Pace {
  /** How long somebody waits before they repeat themselves. */
  patienceMs: number;
  /** How often they do. */
  repeats: number;
}

const lookEveryMs = 250;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type OpenChat = Awaited<ReturnType<Desk['open']>>;

/** A visitor at the chat window. Whoever gets nothing back for a while asks again, like people do. */
export const visitorAt = (
  chat: OpenChat,
  journal: Journal,
  { pace, ref, onStep }: { pace: Pace; ref: () => string; onStep: () => void },
) => {
  const say = async (text: string): Promise<void> => {
    journal.said.push({ text, at: Date.now() });
    await chat.say(text);
    onStep();
  };

  /** Waits for `look`, asking again in between; false where it never came. */
  const until = async (what: string, look: () => Promise<boolean>): Promise<boolean> => {
    for (let repeat = 0; repeat <= pace.repeats; repeat += 1) {
      const deadline = Date.now() + pace.patienceMs;
      while (Date.now() < deadline) {
        if (await look()) return true;
        await pause(lookEveryMs);
      }
      if (repeat === pace.repeats) break;
      journal.nudges += 1;
      await say(`Are you still there? I wrote about ${ref()}.`);
    }
    journal.inVain.push(what);
    return false;
  };

  const answered = async (): Promise<boolean> => {
    const lines = await chat.messages();
    const last = lines.findLastIndex(({ from }) => from === 'visitor');
    const answer = lines[last + 1];
    if (answer === undefined) return false;
    const said = journal.said.at(-1);
    if (said !== undefined) said.answeredAt = Number(answer.at);
    return true;
  };

  return {
    id: chat.id,
    say,
    until,
    lines: chat.messages,
    /** Says it and waits for whatever comes back. */
    ask: async (...texts: string[]): Promise<boolean> => {
      for (const text of texts) await say(text);
      return until(`an answer to ${JSON.stringify(texts.at(-1))}`, answered);
    },
    greeted: () =>
      until('the welcome', async () => (await chat.messages()).some((m) => m.from !== 'visitor')),
    /** Picks the n-th quick question of the welcome. */
    pick: async (n: number): Promise<boolean> => {
      const questions = (await chat.messages())
        .flatMap(({ buttons }) => buttons ?? [])
        .filter(({ url }) => url === undefined);
      const question = questions[n % Math.max(1, questions.length)];
      if (question === undefined) return false;
      journal.said.push({ text: question.label, at: Date.now(), typed: question.id });
      await chat.press(question.id);
      onStep();
      return until(`an answer to the picked ${JSON.stringify(question.label)}`, answered);
    },
  };
};

export type Visitor = ReturnType<typeof visitorAt>;
