import { AppError } from '../../../core/errors.ts';
import type { Faults } from '../../faults.ts';
import { startApiServer } from './api-server.ts';
import {
  createDesk,
  type DeskAgent,
  type DeskEvent,
  defaultDepartment,
  type VisitorDetails,
} from './desk.ts';
import { idOf } from './ids.ts';
import { type DeskArticle, sampleArticles } from './knowledge.ts';
import { createRules, isEarly, type WebhookResult } from './rules.ts';
import { type AttachedFile, openState, type StoredChat, type StoredMessage } from './state.ts';
import { v1Routes } from './v1.ts';
import { v3Routes } from './v3.ts';
import { buttonsIn, type VisitorLine, visibleText } from './visitor-view.ts';

export type SentFile = Omit<AttachedFile, 'type'> & { type?: string | undefined };

export type LiveAgentEvent =
  | DeskEvent
  | ({ type: 'webhook' } & WebhookResult)
  | { type: 'api_request'; method: string; path: string; status: number | 'none' };

export interface LiveAgentEmulatorOptions {
  port?: number;
  keys: { v3: string; v1: string };
  webhookSecret: string;
  /** Base address of Frontdesk, without a slash at its end. */
  target: () => string;
  agents: { assistant: string; team: string; notices: string; others: DeskAgent[] };
  departments?: string[];
  /** The knowledge base; a small sample where left out. `portal` is its public address. */
  knowledge?: () => { articles: DeskArticle[]; portal: string };
  faults: Faults;
  stateFile?: string;
  /** Milliseconds that a message stays unreadable after an early webhook; 50 where left out. */
  lagMs?: number;
  /** Of one key; LiveAgent's own limit where left out. */
  requestsPerMinute?: number | undefined;
  /** Hears of webhooks that were not taken; the console where left out. */
  warn?: (line: string) => void;
  now: () => number;
}

const agentsOf = ({ assistant, team, notices, others }: LiveAgentEmulatorOptions['agents']): DeskAgent[] => {
  const own = [
    { email: assistant, name: 'Assistant' },
    { email: team, name: 'Support team' },
    { email: notices, name: 'Notices' },
  ].map((agent) => ({ id: idOf(agent.email), ...agent }));
  return [
    ...new Map([...own, ...others].toReversed().map((agent) => [agent.email.toLowerCase(), agent])).values(),
  ];
};

const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

/**
 * A LiveAgent account on 127.0.0.1: the subset of its APIs that Frontdesk calls, its rules' webhooks with their
 * known flaws, and the chat as the visitor sees it.
 */
export const createLiveAgentEmulator = async (options: LiveAgentEmulatorOptions) => {
  const { state, save } = openState(options.stateFile);
  const agents = agentsOf(options.agents);
  const departments = options.departments ?? [defaultDepartment, 'support'];
  const { warn = (line) => console.warn(line) } = options;
  const listeners = new Set<(event: LiveAgentEvent) => void>();
  const held = new Set<string>();
  let messages = 0;

  const tell = (event: LiveAgentEvent) => {
    for (const listener of listeners) listener(event);
  };
  const rules = createRules({
    target: options.target,
    secret: options.webhookSecret,
    lagMs: options.lagMs ?? 50,
    onResult: (result) => {
      if (result.outcome !== 200) warn(`LiveAgent rule: ${result.event} was answered ${result.outcome}`);
      tell({ type: 'webhook', ...result });
    },
  });

  const messageOf = (chat: StoredChat, id: string): StoredMessage | undefined =>
    chat.groups.flatMap((group) => group.messages).find((message) => message.id === id);

  const onDesk = (event: DeskEvent) => {
    const chat = desk.chatOf(event.chatId);
    const message = event.type === 'message_added' ? messageOf(chat, event.messageId) : undefined;
    const about = { id: chat.id, code: chat.code, text: message?.message ?? '' };
    const early = event.type === 'message_added' && event.by === 'visitor' && isEarly(messages++);
    if (message !== undefined && early) {
      held.add(message.id);
      rules.fire(event, about, () => held.delete(message.id));
    } else {
      rules.fire(event, about);
    }
    tell(event);
  };
  const desk = createDesk({ state, save, agents, now: options.now, emit: onDesk });

  const server = await startApiServer({
    port: options.port ?? 0,
    keys: options.keys,
    faults: options.faults,
    requestsPerMinute: options.requestsPerMinute,
    now: options.now,
    v3: v3Routes({ desk, state, agents, departments, held }),
    v1: v1Routes({
      desk,
      state,
      agents,
      departments,
      knowledge:
        options.knowledge ?? (() => ({ articles: sampleArticles, portal: 'https://support.example.com' })),
    }),
    fileOf: (id) =>
      Object.values(state.chats)
        .flatMap((chat) => chat.groups.flatMap((group) => group.messages))
        .find((message) => message.id === id)?.file,
    onRequest: (request) => tell({ type: 'api_request', ...request }),
  });

  const speakerOf = (chat: StoredChat, userid: string): VisitorLine['from'] => {
    if (userid === chat.visitorUserId) return 'visitor';
    if (userid === idOf(options.agents.assistant)) return 'assistant';
    return userid === idOf(options.agents.notices) ? 'system' : 'teammate';
  };

  const lineOf = (chat: StoredChat, message: StoredMessage): VisitorLine => {
    const buttons = message.format === 'H' ? buttonsIn(message.message) : [];
    return {
      from: speakerOf(chat, message.userid),
      text: visibleText(message),
      ...(message.format === 'H' ? { html: message.message } : {}),
      ...(buttons.length > 0 ? { buttons } : {}),
      at: message.at,
    };
  };

  const linesOf = (chat: StoredChat): VisitorLine[] =>
    chat.groups
      .flatMap((group) => group.messages)
      .filter(({ type }) => type === 'M' || type === 'F')
      .map((message) => lineOf(chat, message));

  const statusOf = (chat: StoredChat): 'open' | 'closed' => (chat.status === 'R' ? 'closed' : 'open');

  return {
    url: server.url,
    /** All agents of the account, with their ids. */
    agents,

    openChat(visitor: VisitorDetails) {
      const { id, code } = desk.open(visitor);
      return { id, code };
    },

    say: (id: string, text: string): void => void desk.say(id, text),

    attach: (id: string, { type = 'application/octet-stream', ...file }: SentFile): void =>
      void desk.attach(id, { type, ...file }),

    /**
     * Picks a button of the newest message that has it, as a visitor would: a question of the newest answer by its
     * number, an older one in its words; a link is opened.
     */
    press(id: string, buttonId: string): { said: string } | { url: string } {
      const all = linesOf(desk.chatOf(id)).toReversed();
      const button = all
        .flatMap(({ buttons }) => buttons ?? [])
        .find((candidate) => candidate.id === buttonId);
      if (button === undefined) throw new AppError('not_found', `chat ${id} has no button ${buttonId}`);
      if (button.url !== undefined) return { url: button.url };
      const newest = all.find(({ from }) => from !== 'visitor');
      const said = newest?.buttons?.includes(button) ? button.id : button.label;
      desk.say(id, said);
      return { said };
    },

    chat(id: string) {
      const chat = desk.chatOf(id);
      return { status: statusOf(chat), messages: linesOf(chat) };
    },

    chats: () =>
      Object.values(state.chats)
        .sort((a, b) => a.createdAt - b.createdAt)
        .map((chat) => ({
          id: chat.id,
          code: chat.code,
          status: statusOf(chat),
          departmentId: chat.departmentId,
          tags: chat.tags ?? [],
          name: state.contacts[chat.contactId]?.name ?? '',
          language: state.contacts[chat.contactId]?.language ?? '',
          url: state.contacts[chat.contactId]?.visits[0]?.url ?? '',
          openedAt: chat.createdAt,
        })),

    /** A person answers in LiveAgent's own panel. */
    answerAsAgent(id: string, agentId: string, text: string): void {
      const agent = desk.agentOf(agentId);
      desk.chatOf(id).agentId = agent.id;
      desk.answer(id, agent, { format: 'H', message: `<p>${asHtml(text)}</p>` });
    },

    endChat: (id: string): void => desk.end(id),

    notes: (id: string) =>
      desk
        .chatOf(id)
        .groups.flatMap((group) => group.messages)
        .filter(({ type }) => type === 'N')
        .map((message) => ({ text: visibleText(message), at: message.at })),

    /** Returns the function that ends the subscription. */
    subscribe(listener: (event: LiveAgentEvent) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    async close(): Promise<void> {
      rules.close();
      await server.close();
    },
  };
};

export type LiveAgentEmulator = Awaited<ReturnType<typeof createLiveAgentEmulator>>;
