import { createHmac } from 'node:crypto';

export interface ChatMessage {
  from: 'visitor' | 'assistant' | 'teammate' | 'system';
  text: string;
  html?: string;
  buttons?: { id: string; label: string; url?: string }[];
  at: number | string;
}

export interface SlackMessage {
  channel: string;
  ts: string;
  thread_ts?: string;
  user: string;
  text: string;
  blocks: unknown;
  ephemeralTo?: string;
}

/** `content` in base64. */
export interface SentFile {
  name: string;
  type?: string;
  content: string;
}

/** `at`: milliseconds since the Unix epoch. */
export interface SufferedFault {
  service: string;
  kind: string;
  at: number;
}

export interface Person {
  id: string;
  name: string;
  role: 'bot' | 'responder' | 'outsider';
}

export interface Mail {
  id?: string;
  inReplyTo?: string;
  from: string;
  to: string | string[];
  replyTo?: string | string[];
  subject: string;
  text: string;
  html: string;
  at: number | string;
}

export interface Info {
  mode: string;
  slack: {
    channel: string;
    channels: string[];
    botUserId: string;
    responders: string[];
    outsiders: string[];
    signingSecret: string;
  };
  liveagent: { webhookSecret: string; apiKey: string };
  mail: { recipients: string[] };
}

/** Waits until `look` gives something; says what was seen last when it does not come. */
export const eventually = async <T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  seen: () => Promise<unknown> = async () => undefined,
  seconds = 40,
): Promise<T> => {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(
    `${what} did not happen within ${seconds} s; seen: ${JSON.stringify(await seen(), null, 1)}`,
  );
};

/** Stays true for a while: for what must not happen. */
export const staysTrue = async (what: string, look: () => Promise<boolean>, seconds = 2): Promise<void> => {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (!(await look())) throw new Error(`${what} was true no longer`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/** The local run as an outsider drives it: HTTP and nothing else. */
export const deskAt = (url: () => string) => {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url()}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const info = () => call<Info>('GET', '/local/info');
  const slackMessages = async (channel?: string, after = '') =>
    call<SlackMessage[]>(
      'GET',
      `/slack/messages?channel=${channel ?? (await info()).slack.channel}&after=${after}`,
    );

  const open = async (chat: { url?: string; language?: string; name?: string; email?: string } = {}) => {
    const { id } = await call<{ id: string }>('POST', '/visitor/chats', {
      url: 'https://www.liveagent.com/features/',
      ...chat,
    });
    const look = () => call<{ status: string; messages: ChatMessage[] }>('GET', `/visitor/chats/${id}`);
    const messages = async () => (await look()).messages;
    const status = async () => (await look()).status;
    const from = async (speaker: ChatMessage['from']) =>
      (await messages()).filter((message) => message.from === speaker);
    const see = (what: string, look: (all: ChatMessage[]) => ChatMessage | undefined, seconds?: number) =>
      eventually(what, async () => look(await messages()), messages, seconds);
    /** The card of this chat: the root message in the channel whose thread holds the visitor's words. */
    const card = (words: string, channel?: string) =>
      eventually(
        `a card quoting ${words}`,
        async () =>
          (await slackMessages(channel)).find(
            (message) =>
              (message.thread_ts === undefined || message.thread_ts === message.ts) &&
              JSON.stringify(message.blocks ?? '').includes(JSON.stringify(words).slice(1, -1)),
          ),
        () => slackMessages(channel),
      );
    return {
      id,
      messages,
      status,
      from,
      see,
      card,
      say: (text: string) => call<void>('POST', `/visitor/chats/${id}/messages`, { text }),
      attach: (...files: SentFile[]) => call<void>('POST', `/visitor/chats/${id}/messages`, { files }),
      /** The visitor leaves. */
      end: () => call<void>('POST', `/visitor/chats/${id}/end`),
      /** Somebody answers in LiveAgent's own panel. */
      answerInPanel: (text: string) => call<void>('POST', '/panel/answers', { chat: id, text }),
      press: (button: string) => call<void>('POST', `/visitor/chats/${id}/buttons`, { id: button }),
      welcome: () => see('the welcome', (all) => all.find((message) => message.from === 'assistant')),
      /** The n-th assistant message (1 = welcome). */
      answer: (n: number, seconds?: number) =>
        see(
          `assistant message ${n}`,
          (all) => all.filter((message) => message.from === 'assistant')[n - 1],
          seconds,
        ),
    };
  };

  const signed = (
    path: string,
    body: string,
    contentType: string,
    secret: string,
    at = Date.now(),
    headers: Record<string, string> = {},
  ) => {
    const timestamp = String(Math.floor(at / 1000));
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    return fetch(`${url()}${path}`, {
      method: 'POST',
      headers: {
        'content-type': contentType,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
        ...headers,
      },
      body,
    });
  };

  return {
    info,
    open,
    signed,
    slackMessages,
    thread: async (ts: string) =>
      (await slackMessages()).filter((message) => message.thread_ts === ts && message.ts !== ts),
    chatLines: async (id: string) =>
      (await call<{ messages: ChatMessage[] }>('GET', `/visitor/chats/${id}`)).messages,
    replyInSlack: (reply: {
      channel: string;
      thread_ts: string;
      user: string;
      text: string;
      files?: SentFile[];
    }) => call<{ ts: string }>('POST', '/slack/replies', reply),
    editInSlack: (edit: { channel: string; ts: string; user: string; text: string }) =>
      call<unknown>('POST', '/slack/edits', edit),
    deleteInSlack: (removal: { channel: string; ts: string; user: string }) =>
      call<unknown>('POST', '/slack/deletions', removal),
    pressInSlack: (press: {
      channel: string;
      ts: string;
      action_id: string;
      option?: string;
      user: string;
    }) => call<{ status: number }>('POST', '/slack/presses', press),
    mails: () => call<Mail[]>('GET', '/mail/messages'),
    fault: (fault: { service: string; kind: string; times: number }) =>
      call<unknown>('POST', '/faults', fault),
    /** What calls suffered so far. */
    suffered: () => call<SufferedFault[]>('GET', '/faults'),
    endFaults: () => call<unknown>('DELETE', '/faults'),
    people: async () => (await call<{ users: Person[] }>('GET', '/console/slack')).users,
    post: (path: string, body: string, headers: Record<string, string> = {}) =>
      fetch(`${url()}${path}`, { method: 'POST', headers, body }),
    get: (path: string) => fetch(`${url()}${path}`),
  };
};

export type Desk = ReturnType<typeof deskAt>;
