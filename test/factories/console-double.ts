import { renderMessage } from '../../adapters/help-desk/render.ts';
import { cardMessage } from '../../adapters/team-chat/card-blocks.ts';
import type { VisitorMessage } from '../../core/conversation/effect.ts';
import { AppError } from '../../core/errors.ts';
import type { CardView } from '../../core/escalation/card-view.ts';
import type {
  ChatMessage,
  ChatSummary,
  ConsoleView,
  LocalInfo,
  MailItem,
  PipelineEvent,
  SlackMessage,
} from '../../local/console/console-view.ts';
import { buttonsIn } from '../../local/emulators/liveagent/visitor-view.ts';
import { createFaults } from '../../local/faults.ts';

export const doubleInfo: LocalInfo = {
  mode: 'embedded',
  slack: {
    channel: 'C0FRONTDESK',
    channels: ['C0FRONTDESK', 'C0BILLING1'],
    botUserId: 'U0FRONTBOT',
    responders: ['U0ANNASMITH', 'U0BENJONES'],
    outsiders: ['U0OLGAKERN'],
    signingSecret: 'signing-secret-of-the-double',
  },
  liveagent: {
    webhookSecret: 'webhook-secret-of-the-double',
    apiKey: 'api-key-of-the-double',
    panelAgent: 'agent007',
  },
  mail: { recipients: ['sales@example.com'] },
  model: { kind: 'scripted', label: 'Scripted model: deterministic rules, not AI' },
};

const names = {
  C0FRONTDESK: 'frontdesk',
  U0FRONTBOT: 'Frontdesk',
  U0ANNASMITH: 'Anna Smith',
  U0BENJONES: 'Ben Jones',
  U0OLGAKERN: 'Olga Kern',
};

/** What a help desk may send at its worst. */
const hostile = `<p style="color:red" onclick=alert(1)>Hello, and <strong>welcome</strong>!<img src=x onerror="alert(1)"><script>alert(2)</script></p><p><a href="https://www.liveagent.com/?a=1&amp;b=2" onmouseover='alert(">")'>Tour</a> <a href="JavaScript:alert(3)">trap</a> a &lt; b<!-- <b>x</b> --> <svg><a>y</a></svg></div>`;

const welcome: VisitorMessage = {
  from: 'assistant',
  text: 'Hello, and **welcome**!',
  choices: [
    { kind: 'link', label: 'Pricing', url: 'https://www.liveagent.com/pricing/' },
    { kind: 'link', label: 'Free trial', url: 'https://www.liveagent.com/trial/' },
    { kind: 'question', label: 'What are the main features?' },
    { kind: 'question', label: 'What is the pricing model?' },
  ],
};

const nameOf = (user: string) => names[user as keyof typeof names] ?? user;

const cardView: CardView = {
  caseId: 'case-1',
  status: 'waiting',
  reason: 'asked_for_person',
  brief: 'Wants to talk about moving 40,000 tickets & attachments from another help desk.',
  quote: '',
  language: 'en',
  page: 'https://www.liveagent.com/pricing/',
  visitor: { name: 'Maya Chen' },
  tried: [{ title: 'Migration', url: 'https://support.liveagent.com/migration/' }],
  openedAt: 1_790_000_000_000,
  transcript: { ref: 'ref', nonce: 'nonce' },
  ticketId: 't1',
  mention: '<!here>',
};

const card = (view: Partial<CardView>) =>
  cardMessage(
    { ...cardView, ...view },
    { transcriptUrl: 'https://example.com/transcripts/t', panelUrl: 'https://yours.ladesk.com/agent/t1' },
    view.status === undefined,
  );

interface Chat extends ChatSummary {
  status?: string;
  messages: ChatMessage[];
  thread?: string;
}

/** A local run without the product behind it: just enough behaviour to show what the console must show. */
export const consoleDouble = () => {
  const chats = new Map<string, Chat>();
  const slack: SlackMessage[] = [];
  const deleted: SlackMessage[] = [];
  const files = new Map<string, { name: string; type: string; bytes: Buffer }>();
  const mails: MailItem[] = [];
  const events: PipelineEvent[] = [];
  const presses: (string | undefined)[][] = [];
  const listeners = new Set<() => void>();
  let ticks = 0;
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const now = () => 1_790_000_000_000 + ++ticks * 1_000;
  const ts = () => `${1_790_000_000 + ++ticks}.000100`;
  const find = (id: string): Chat => {
    const chat = chats.get(id);
    if (chat === undefined)
      throw new AppError('not_found', `no chat ${id}; expected the id of an opened chat`);
    return chat;
  };
  const put = (chat: Chat, message: Omit<ChatMessage, 'at'>) => {
    chat.messages.push({ ...message, at: now() });
    changed();
  };
  const record = (chat: Chat, label: string, status: string, kind: PipelineEvent['kind']) => {
    events.push({ at: now(), conversation: `liveagent:${chat.id}`, label, status, kind });
  };
  const escalate = (chat: Chat, text: string) => {
    chat.thread = ts();
    slack.push({
      channel: 'C0FRONTDESK',
      ts: chat.thread,
      user: 'U0FRONTBOT',
      ...card({ quote: text }),
    });
    record(chat, 'card', 'sent', 'effect');
    put(chat, { from: 'system', text: 'I have asked a teammate to join this chat.' });
  };

  const view: ConsoleView = {
    names,
    info: () => doubleInfo,
    faults: createFaults(),
    mail: { list: () => mails },
    pipeline: { recent: (ids) => events.filter((event) => ids.includes(event.conversation)) },
    liveagent: {
      openChat: ({ url, language, name }) => {
        const id = `t${chats.size + 1}`;
        const chat: Chat = {
          id,
          code: `ABC-${1000 + chats.size}`,
          url,
          language,
          name,
          openedAt: now(),
          messages: [],
        };
        chats.set(id, chat);
        const html = renderMessage(welcome, { named: false, marked: false });
        put(chat, { from: 'assistant', text: welcome.text, html, buttons: buttonsIn(html) });
        return { id, code: chat.code };
      },
      say: (id, text) => {
        const chat = find(id);
        put(chat, { from: 'visitor', text });
        record(chat, 'said', 'handled', 'input');
        if (/person/.test(text)) escalate(chat, text);
        else if (text === 'hostile') put(chat, { from: 'assistant', text: 'hostile', html: hostile });
        else put(chat, { from: 'assistant', text: `You wrote: ${text}` });
      },
      attach: (id, { name }) => put(find(id), { from: 'visitor', text: name }),
      press: (id, buttonId) => {
        const chat = find(id);
        const button = chat.messages.flatMap((m) => m.buttons ?? []).find((b) => b.id === buttonId);
        if (button === undefined) throw new AppError('not_found', `no button ${buttonId} in chat ${id}`);
        put(chat, { from: 'visitor', text: button.label });
        put(chat, { from: 'assistant', text: `About: ${button.label}` });
      },
      answerAsAgent: (id, agentId, text) => put(find(id), { from: 'teammate', text: `${agentId}: ${text}` }),
      endChat: (id) => {
        find(id).status = 'closed';
        changed();
      },
      chat: (id) => ({ status: find(id).status ?? 'open', messages: find(id).messages }),
      chats: () => [...chats.values()].map(({ messages: _, thread: __, ...summary }) => summary),
      subscribe,
    },
    slack: {
      messages: (channel) => slack.filter((m) => channel === undefined || m.channel === channel),
      deleted: () => deleted,
      file: (id) => files.get(id),
      reply: ({ channel, thread_ts, user, text, files: sent = [] }) => {
        const shared = sent.map(({ name, type = '', content }) => {
          const bytes = Buffer.from(content, 'base64');
          const id = `F${files.size + 1}`;
          files.set(id, { name, type, bytes });
          return { id, name, mimetype: type, size: bytes.length };
        });
        const reply = { channel, ts: ts(), thread_ts, user, text, files: shared };
        slack.push(reply);
        const chat = [...chats.values()].find((c) => c.thread === thread_ts);
        const message: VisitorMessage = { from: 'teammate', text, name: nameOf(user) };
        const html = renderMessage(message, { named: true, marked: false });
        if (chat !== undefined) put(chat, { from: 'teammate', text, html });
        changed();
        return { ts: reply.ts };
      },
      edit: ({ ts: which, user, text }) => {
        Object.assign(slack.find((m) => m.ts === which) ?? {}, { text, edited: { user, ts: ts() } });
        changed();
      },
      remove: ({ ts: which }) => {
        deleted.push(
          ...slack.splice(
            slack.findIndex((m) => m.ts === which),
            1,
          ),
        );
        changed();
      },
      press: ({ ts: pressed, action_id, option, user }) => {
        presses.push([action_id, option, user]);
        const chat = [...chats.values()].find((c) => c.thread === pressed);
        const posted = slack.find((m) => m.ts === pressed);
        if (chat === undefined || posted === undefined) {
          throw new AppError('not_found', `no message ${pressed} with a button; expected the ts of a card`);
        }
        if (doubleInfo.slack.outsiders.includes(user)) {
          slack.push({
            ...posted,
            ts: ts(),
            blocks: [],
            text: 'Only responders may take a chat.',
            ephemeralTo: user,
          });
        } else if (action_id === 'take') {
          Object.assign(
            posted,
            card({ status: 'claimed', claimedBy: nameOf(user), claimedAt: cardView.openedAt }),
          );
          put(chat, { from: 'system', text: `${nameOf(user)} is taking over this chat.` });
        }
        changed();
        return { status: 200 };
      },
      subscribe,
    },
  };
  const receiveMail = (mail: MailItem) => {
    mails.push(mail);
  };
  return { view, receiveMail, presses };
};
