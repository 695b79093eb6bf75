import { AppError } from '../../../core/errors.ts';
import { escapeHtml } from '../../../core/text/escape-html.ts';
import { newCode, newId } from './ids.ts';
import type { AttachedFile, State, StoredChat, StoredGroup, StoredMessage } from './state.ts';

export interface DeskAgent {
  id: string;
  email: string;
  name: string;
}

export interface VisitorDetails {
  /** Page the chat is opened on. */
  url: string;
  language?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
}

export type DeskEvent =
  | { type: 'chat_started'; chatId: string }
  | { type: 'message_added'; chatId: string; messageId: string; by: 'visitor' | 'agent'; agentId?: string }
  | { type: 'tags_changed'; chatId: string }
  | { type: 'status_changed'; chatId: string; status: string };

export const defaultDepartment = 'default';

/** The account: chats, messages, transfers. Every change is saved before anybody hears of it. */
export const createDesk = (options: {
  state: State;
  save: () => void;
  agents: DeskAgent[];
  now: () => number;
  emit: (event: DeskEvent) => void;
}) => {
  const { state, agents, now } = options;

  const done = (chat: StoredChat, event: DeskEvent) => {
    chat.changedAt = now();
    options.save();
    options.emit(event);
  };

  const chatOf = (id: string): StoredChat => {
    const chat = state.chats[id];
    if (chat === undefined) throw new AppError('not_found', `there is no chat ${id}`);
    return chat;
  };

  const agentOf = (id: string): DeskAgent => {
    const agent = agents.find((candidate) => candidate.id === id);
    if (agent === undefined) throw new AppError('invalid', `agentId is ${id}; expected the id of an agent`);
    return agent;
  };

  /** The last group where it has this type, otherwise a new one: a note or a transfer splits a chat in two. */
  const groupOf = (
    chat: StoredChat,
    type: StoredGroup['type'],
    userid: string,
    name: string,
  ): StoredGroup => {
    const last = chat.groups.at(-1);
    if (last?.type === type && type === 'C') return last;
    const group = { id: newId(), type, userid, userFullName: name, at: now(), messages: [] };
    chat.groups.push(group);
    return group;
  };

  const add = (
    chat: StoredChat,
    group: StoredGroup['type'],
    by: { id: string; name: string },
    message: Pick<StoredMessage, 'type' | 'format' | 'message'>,
  ): StoredMessage => {
    const stored = { id: newId(), userid: by.id, at: now(), ...message };
    groupOf(chat, group, by.id, by.name).messages.push(stored);
    return stored;
  };

  const system = { id: 'system00', name: 'System' };

  return {
    chatOf,
    agentOf,

    open(visitor: VisitorDetails): StoredChat {
      const contactId = newId();
      const at = now();
      state.contacts[contactId] = {
        id: contactId,
        name: visitor.name ?? '',
        email: visitor.email ?? '',
        language: visitor.language ?? '',
        visits: [{ url: visitor.url, at }],
      };
      const chat: StoredChat = {
        id: newId(),
        code: newCode(),
        contactId,
        visitorUserId: newId(),
        departmentId: defaultDepartment,
        agentId: '',
        status: 'T',
        createdAt: at,
        changedAt: at,
        ended: false,
        groups: [],
      };
      state.chats[chat.id] = chat;
      add(chat, 'S', system, { type: 'S', format: 'T', message: `Chat started on ${visitor.url}` });
      done(chat, { type: 'chat_started', chatId: chat.id });
      return chat;
    },

    say(id: string, text: string): StoredMessage {
      const chat = chatOf(id);
      if (chat.ended) throw new AppError('invalid', 'the chat has ended; expected a running one');
      if (text.trim() === '') throw new AppError('invalid', 'text is empty; expected words');
      chat.status = 'T';
      const by = { id: chat.visitorUserId, name: state.contacts[chat.contactId]?.name ?? '' };
      const message = add(chat, 'C', by, { type: 'M', format: 'T', message: text });
      done(chat, { type: 'message_added', chatId: id, messageId: message.id, by: 'visitor' });
      return message;
    },

    /** A visitor sends a file; its message is a link to it, relative to the account. */
    attach(id: string, file: AttachedFile): StoredMessage {
      const chat = chatOf(id);
      if (chat.ended) throw new AppError('invalid', 'the chat has ended; expected a running one');
      chat.status = 'T';
      const by = { id: chat.visitorUserId, name: state.contacts[chat.contactId]?.name ?? '' };
      const stored = add(chat, 'C', by, { type: 'F', format: 'H', message: '' });
      stored.message = `<a href="/scripts/file.php?view=Y&amp;file=${stored.id}" target="_blank">${escapeHtml(file.name)}</a>`;
      stored.file = file;
      done(chat, { type: 'message_added', chatId: id, messageId: stored.id, by: 'visitor' });
      return stored;
    },

    answer(id: string, agent: DeskAgent, message: Pick<StoredMessage, 'format' | 'message'>): StoredMessage {
      const chat = chatOf(id);
      const stored = add(chat, 'C', agent, { type: 'M', ...message });
      const event = { chatId: id, messageId: stored.id, agentId: agent.id } as const;
      done(chat, { type: 'message_added', by: 'agent', ...event });
      return stored;
    },

    note(id: string, by: { id: string; name: string }, message: Pick<StoredMessage, 'format' | 'message'>) {
      const chat = chatOf(id);
      const stored = add(chat, 'I', by, { type: 'N', ...message });
      const event = { chatId: id, messageId: stored.id, agentId: by.id } as const;
      done(chat, { type: 'message_added', by: 'agent', ...event });
      return stored;
    },

    /** New status, department or agent, as `PUT /tickets/{id}` takes them. */
    update(id: string, change: { status?: string; departmentid?: string; agentid?: string }): StoredChat {
      const chat = chatOf(id);
      if (change.departmentid !== undefined && change.departmentid !== chat.departmentId) {
        chat.departmentId = change.departmentid;
        add(chat, 'T', system, { type: 'S', format: 'T', message: `Transferred to ${change.departmentid}` });
      }
      if (change.agentid !== undefined) chat.agentId = change.agentid;
      if (change.status !== undefined && change.status !== chat.status) {
        chat.status = change.status;
        if (change.status === 'R') add(chat, 'R', system, { type: 'S', format: 'T', message: 'Resolved' });
      }
      done(chat, { type: 'status_changed', chatId: id, status: chat.status });
      return chat;
    },

    tag(id: string, name: string): void {
      const chat = chatOf(id);
      chat.tags = [...new Set([...(chat.tags ?? []), name])];
      done(chat, { type: 'tags_changed', chatId: id });
    },

    end(id: string): void {
      const chat = chatOf(id);
      chat.ended = true;
      chat.status = 'R';
      add(chat, 'C', system, { type: 'E', format: 'T', message: 'Chat ended' });
      done(chat, { type: 'status_changed', chatId: id, status: chat.status });
    },
  };
};

export type Desk = ReturnType<typeof createDesk>;
