import { createHmac } from 'node:crypto';
import type { Ownership } from '../../../core/conversation/conversation.ts';
import type { VirtualClock } from '../../../evals/virtual-queues.ts';
import type { Act, Chat, Person } from './act.ts';
import type { Observed, Written } from './observed.ts';
import { files, inFull, words } from './people-words.ts';
import type { Request, Sent } from './request.ts';
import type { SimLiveAgent } from './sim-liveagent.ts';
import type { SimSlack } from './sim-slack.ts';

export const users: Record<Person, string> = {
  anna: 'U0ANNASMITH',
  ben: 'U0BENJONES',
  otto: 'U0OUTSIDER',
};
const appUser = 'U0FRONTDESK';
export const signingSecret = 'simulated-signing-secret';

/** What people do, as LiveAgent and Slack tell it to the product. */
export const createPeople = ({
  clock,
  observed,
  liveAgent,
  slack,
  owner,
  order,
  send,
}: {
  clock: VirtualClock;
  observed: Observed;
  liveAgent: SimLiveAgent;
  slack: SimSlack;
  owner: (chat: string) => Promise<Ownership>;
  order: () => number;
  send: (request: Request) => void;
}) => {
  const tagOf = (chat: Chat): string => {
    const n = observed.said.filter((one) => one.chat === chat).length;
    return `${chat}-${String.fromCharCode(97 + (n % 26)).repeat(1 + Math.floor(n / 26))}`;
  };

  const ring = (chat: Chat, copies: number): void => {
    for (let n = 0; n < copies; n += 1) {
      send({
        name: `webhook of ${chat}`,
        to: 'receive',
        persists: false,
        make: () => ({
          method: 'POST',
          route: 'POST /liveagent/events',
          body: Buffer.from(JSON.stringify({ conversation_id: chat })),
          headers: new Map([['x-frontdesk-secret', 'webhook']]),
        }),
        done: () => undefined,
      });
    }
  };

  const signed = (path: string, text: string, attempt: number): Sent => {
    const timestamp = String(Math.floor(clock.now() / 1000));
    const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${text}`).digest('hex');
    const headers = new Map([
      ['x-slack-request-timestamp', timestamp],
      ['x-slack-signature', `v0=${digest}`],
      ...(attempt > 0 ? [['x-slack-retry-num', String(attempt)] as const] : []),
    ]);
    return {
      method: 'POST',
      route: `POST ${path}`,
      body: Buffer.from(text, 'utf8'),
      headers,
    };
  };

  /** One event under as many ids as there are copies. */
  const tell = (name: string, event: object, copies: number, heard: () => void): void => {
    for (let n = 0; n < copies; n += 1) {
      const event_id = `Ev${slack.stamp()}`;
      const authorizations = [{ user_id: appUser }];
      const text = JSON.stringify({ type: 'event_callback', event_id, authorizations, event });
      send({
        name,
        to: 'slack',
        persists: true,
        make: (attempt) => signed('/slack/events', text, attempt),
        done: (answered) => {
          if (answered) heard();
        },
      });
    }
  };

  const press = (
    {
      who,
      action,
      copies,
      ...chosen
    }: { who: Person; action: string; copies: number } & (
      | { value: string }
      | { selected_option: { value: string } }
    ),
    at: { channel: string; ts: string },
  ): void => {
    for (let n = 0; n < copies; n += 1) {
      const payload = {
        type: 'block_actions',
        user: { id: users[who], name: who },
        container: { channel_id: at.channel, message_ts: at.ts },
        actions: [{ action_id: action, ...chosen, action_ts: slack.stamp() }],
      };
      const text = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
      send({
        name: `${who} presses ${action}`,
        to: 'slack',
        persists: false,
        make: () => signed('/slack/interactions', text, 0),
        done: () => undefined,
      });
    }
  };

  const cardOf = (chat: Chat, which: 'newest' | 'oldest' = 'newest') =>
    which === 'newest'
      ? slack.cards.findLast((card) => card.chat === chat)
      : slack.cards.find((card) => card.chat === chat);

  const lastOf = (chat: Chat, who: Person): Written | undefined =>
    observed.written.findLast((one) => one.chat === chat && one.who === who && !one.deleted);

  const message = (said: Written, thread: string, text = said.versions.at(-1) ?? '') => ({
    type: 'message',
    user: users[said.who],
    text,
    ts: said.ts,
    thread_ts: thread,
    parent_user_id: appUser,
  });

  const write = async (act: Extract<Act, { kind: 'writes' }>): Promise<void> => {
    const card = cardOf(act.chat);
    if (card === undefined) return;
    const text = act.words.startsWith('//') ? `// note on ${act.chat}` : `${act.words}, ${act.chat}`;
    const said: Written = {
      chat: act.chat,
      who: act.who,
      ts: slack.stamp(),
      versions: [act.who === 'otto' ? `${text}, from an outsider` : text],
      deleted: false,
      order: order(),
      under: await owner(act.chat),
      accepted: false,
      taken: 0,
    };
    observed.written.push(said);
    const shared = act.file === undefined ? {} : { subtype: 'file_share', files: [files[act.file]] };
    const event = { ...message(said, card.ts), ...shared, channel: card.channel };
    const name = `message of ${act.who}`;
    tell(name, event, Math.min(2, act.copies), () => {
      said.accepted = true;
    });
    // Of a message that mentions the app Slack tells a second time, and in another way.
    if (act.copies > 2) tell(name, { ...event, type: 'app_mention' }, 1, () => undefined);
  };

  /** The thread is the one that the message stands in: that of the newest card when it was written. */
  const threadOf = (said: Written) =>
    slack.cards.findLast((card) => card.chat === said.chat && card.order < said.order);

  const revise = (act: Extract<Act, { kind: 'edits' | 'deletes' }>): void => {
    const said = lastOf(act.chat, act.who);
    const card = said === undefined ? undefined : threadOf(said);
    if (said === undefined || card === undefined) return;
    const { channel, ts: thread } = card;
    const previous_message = message(said, thread);
    const common = { type: 'message', channel, ts: slack.stamp(), previous_message };
    const heard = () => undefined;
    if (act.kind === 'deletes') {
      said.deleted = true;
      const event = { ...common, subtype: 'message_deleted', deleted_ts: said.ts };
      tell(`deletion by ${act.who}`, event, act.copies, heard);
      return;
    }
    const count = said.versions.length;
    const text = act.words.startsWith('//')
      ? '// not for you'
      : `${act.words} ${said.ts} ${count}, ${act.chat}`;
    said.versions.push(text);
    const event = { ...common, subtype: 'message_changed', message: message(said, thread) };
    tell(`edit by ${act.who}`, event, act.copies, heard);
  };

  const perform = async (act: Act): Promise<void> => {
    switch (act.kind) {
      case 'asks': {
        const text = words[act.what](tagOf(act.chat));
        observed.said.push({ chat: act.chat, text, what: act.what, order: order() });
        liveAgent.write(act.chat, inFull[act.what]?.(text) ?? text);
        return ring(act.chat, act.copies);
      }
      case 'answers in the panel':
        liveAgent.write(act.chat, `Carla here, ${act.chat}`, { id: 'liveagent:agent7', name: 'Carla' });
        return ring(act.chat, act.copies);
      case 'closes':
        observed.closed.push({ chat: act.chat, order: order() });
        liveAgent.close(act.chat);
        return ring(act.chat, act.copies);
      case 'presses': {
        const card = cardOf(act.chat, act.card);
        const caseId = card?.views[0]?.caseId;
        if (card === undefined || caseId === undefined) return;
        return press({ who: act.who, action: act.button, value: caseId, copies: act.copies }, card);
      }
      case 'chooses': {
        const card = cardOf(act.chat);
        const caseId = card?.views[0]?.caseId;
        if (card === undefined || caseId === undefined) return;
        const selected_option = { value: `${caseId}:${act.entry}` };
        return press({ who: act.who, action: 'more', copies: act.copies, selected_option }, card);
      }
      case 'takes and sends': {
        const question = slack.questions.findLast(
          (one) => one.chat === act.chat && one.user === users[act.who],
        );
        const card = cardOf(act.chat);
        if (question === undefined || card === undefined) return;
        const { caseId, inputId } = question;
        const said = observed.written.find(({ ts }) => inputId.endsWith(`:${ts}`));
        if (said !== undefined) said.taken += 1;
        const value = `${caseId}:${inputId}`;
        return press({ who: act.who, action: 'take_and_send', value, copies: act.copies }, card);
      }
      case 'writes':
        return write(act);
      case 'edits':
      case 'deletes':
        return revise(act);
      default:
        throw new Error(`"${act.kind}" is nothing that people do`);
    }
  };
  return { perform };
};

export type People = ReturnType<typeof createPeople>;
