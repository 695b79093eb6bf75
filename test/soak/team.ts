import type { Desk, SlackMessage } from '../factories/desk.ts';
import type { Journal } from './journal.ts';
import { type SlackWatch, ticketOf } from './slack-watch.ts';
import { pause, type Visitor } from './visitor.ts';

/** A product that is down for minutes is a finding. */
const repeats = 120;

export interface Teammate {
  id: string;
  name: string;
}

/** Teammates in Slack as far as one conversation meets them. */
export const teamFor = (
  visitor: Visitor,
  journal: Journal,
  { desk, slack, onStep }: { desk: Desk; slack: SlackWatch; onStep: () => void },
) => {
  const cardNow = async (): Promise<SlackMessage | undefined> =>
    (await slack.messages()).find((message) => ticketOf(message) === visitor.id);

  /** A press that nobody answered is repeated, like people do; one that is no longer offered has worked. */
  const press = async (card: SlackMessage, action_id: string, user: string): Promise<boolean> => {
    for (let attempt = 0; attempt < repeats; attempt += 1) {
      journal.presses += 1;
      const { status } = await desk
        .pressInSlack({ channel: card.channel, ts: card.ts, action_id, user })
        .catch((error: unknown) => {
          if (String(error).includes(action_id)) return { status: 200 };
          throw error;
        });
      onStep();
      if (status === 200) return true;
      await pause(1_000);
    }
    journal.inVain.push(`${action_id} of ${card.ts}`);
    return false;
  };

  const namedIn = async (name: string, before: number): Promise<boolean> =>
    (await visitor.lines())
      .slice(before)
      .some(({ from, text }) => from === 'system' && text.toLowerCase().includes(name.toLowerCase()));

  const write = async (card: SlackMessage, user: string, text: string): Promise<void> => {
    await desk.replyInSlack({ channel: card.channel, thread_ts: card.ts, user, text });
    onStep();
  };

  return {
    /** The card of this conversation, once there is one. */
    card: async (): Promise<SlackMessage | undefined> => {
      await visitor.until('a card', async () => (await cardNow()) !== undefined);
      return cardNow();
    },
    press,
    take: async (card: SlackMessage, { id, name: fullName }: Teammate): Promise<boolean> => {
      // Where Slack does not tell it in time, its event still holds the short one.
      const name = fullName.split(' ')[0] ?? fullName;
      const before = (await visitor.lines()).length;
      if (!(await press(card, 'take', id))) return false;
      const claim: Journal['claims'][number] = { from: Date.now() };
      journal.claims.push(claim);
      return visitor.until(`word that ${name} took it`, () => namedIn(name, before));
    },
    giveBack: async (card: SlackMessage, action: 'hand_back' | 'resolve', user: string): Promise<boolean> => {
      const before = (await visitor.lines()).filter(({ from }) => from === 'system').length;
      const claim = journal.claims.at(-1);
      if (claim !== undefined) claim.to = Date.now();
      await press(card, action, user);
      return visitor.until(
        `word of ${action}`,
        async () => (await visitor.lines()).filter(({ from }) => from === 'system').length > before,
      );
    },
    /** To the visitor, who waits until it is there. */
    write: async (card: SlackMessage, user: string, text: string): Promise<boolean> => {
      journal.written.push(text);
      await write(card, user, text);
      return visitor.until(`the teammate's ${JSON.stringify(text)}`, async () =>
        (await visitor.lines()).some((line) => line.text.includes(text)),
      );
    },
    note: async (card: SlackMessage, user: string, text: string): Promise<void> => {
      journal.internal.push(text);
      await write(card, user, text);
    },
    /** The visitor speaks to the teammate: their words come up in the thread. */
    hear: async (card: SlackMessage, text: string): Promise<boolean> => {
      await visitor.say(text);
      return visitor.until(`${JSON.stringify(text)} in the thread`, async () =>
        (await slack.messages()).some((m) => m.thread_ts === card.ts && JSON.stringify(m).includes(text)),
      );
    },
  };
};

export type Team = ReturnType<typeof teamFor>;
