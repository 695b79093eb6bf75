import type { Faults } from '../faults.ts';

/** What the console sees of the local run. Emulators fit structurally; methods may answer at once or later. */
type Awaitable<T> = T | Promise<T>;

export interface VisitorChatRequest {
  /** Page the visitor opens the chat on. */
  url: string;
  language?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
}

export interface ChatMessage {
  from: 'visitor' | 'assistant' | 'teammate' | 'system';
  text: string;
  /** As the help desk renders it; untrusted. */
  html?: string | undefined;
  buttons?: { id: string; label: string; url?: string | undefined }[] | undefined;
  /** Milliseconds since the Unix epoch, or an ISO 8601 time. */
  at: number | string;
  name?: string | undefined;
}

export interface ChatSummary {
  id: string;
  code: string;
  url: string;
  language?: string | undefined;
  name?: string | undefined;
  openedAt: number | string;
}

/** An unknown chat is AppError not_found. */
export interface ConsoleLiveAgent {
  openChat(chat: VisitorChatRequest): Awaitable<{ id: string; code: string }>;
  say(id: string, text: string): Awaitable<unknown>;
  attach(id: string, file: SentFile): Awaitable<unknown>;
  press(id: string, buttonId: string): Awaitable<unknown>;
  /** A person answers from the help desk's own panel. */
  answerAsAgent(id: string, agentId: string, text: string): Awaitable<unknown>;
  endChat(id: string): Awaitable<unknown>;
  chat(id: string): Awaitable<{ status: string; messages: ChatMessage[] }>;
  chats(): Awaitable<ChatSummary[]>;
  subscribe(listener: () => void): () => void;
}

export interface SlackMessage {
  channel: string;
  ts: string;
  thread_ts?: string | undefined;
  user: string;
  text: string;
  blocks?: unknown;
  files?: { id: string; name: string; mimetype: string; size: number }[] | undefined;
  edited?: { user: string; ts: string } | undefined;
  /** The only user who sees it. */
  ephemeralTo?: string | undefined;
}

/** `content` in base64. */
export interface SentFile {
  name: string;
  type?: string | undefined;
  content: string;
}

export interface ConsoleSlack {
  messages(channel?: string): Awaitable<SlackMessage[]>;
  /** Where messages stood that somebody deleted. */
  deleted(channel?: string): Awaitable<Pick<SlackMessage, 'channel' | 'ts' | 'thread_ts' | 'user'>[]>;
  file(id: string): Awaitable<{ name: string; type: string; bytes: Buffer } | undefined>;
  reply(reply: {
    channel: string;
    thread_ts: string;
    user: string;
    text: string;
    files?: SentFile[] | undefined;
  }): Awaitable<unknown>;
  edit(edit: { channel: string; ts: string; user: string; text: string }): Awaitable<unknown>;
  remove(removal: { channel: string; ts: string; user: string }): Awaitable<unknown>;
  press(press: {
    channel: string;
    ts: string;
    action_id: string;
    option?: string | undefined;
    user: string;
  }): Awaitable<{ status: number }>;
  subscribe(listener: () => void): () => void;
}

export interface MailItem {
  /** As the mail system names it. */
  id?: string | undefined;
  /** Id of the mail that this one follows in the same thread. */
  inReplyTo?: string | undefined;
  from: string;
  to: string | string[];
  replyTo?: string | string[] | undefined;
  subject: string;
  text: string;
  html: string;
  at: number | string;
}

/** One line of what happened inside: an input taken in, a message stored, an effect on its way. */
export interface PipelineEvent {
  at: number;
  conversation: string;
  /** For example `said`, `card`, `lead_mail`. */
  label: string;
  /** For example `handled`, `pending`, `sent`. */
  status: string;
  kind: 'input' | 'effect' | 'message';
  detail?: string | undefined;
}

export interface LocalInfo {
  mode: string;
  slack: {
    /** The default one. */
    channel: string;
    channels: string[];
    botUserId: string;
    responders: string[];
    outsiders: string[];
    signingSecret: string;
  };
  /** `panelAgent`: id of a person who answers from the panel. */
  liveagent: { webhookSecret: string; apiKey: string; panelAgent: string };
  mail: { recipients: string[] };
  model: { kind: 'scripted' | 'openai' | 'bedrock'; label: string };
}

export interface ConsoleView {
  liveagent: ConsoleLiveAgent;
  slack: ConsoleSlack;
  mail: { list(): Awaitable<MailItem[]> };
  pipeline: { recent(conversationIds: string[]): Awaitable<PipelineEvent[]> };
  faults: Pick<Faults, 'add' | 'suffered' | 'clear'>;
  info(): LocalInfo;
  /** Display names by Slack id, of users and of the channel; an id without one is shown as it is. */
  names?: Record<string, string> | undefined;
}
