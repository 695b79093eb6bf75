import type { Ownership } from '../../../core/conversation/conversation.ts';
import type { VisitorMessage } from '../../../core/conversation/effect.ts';
import type {
  HelpDeskConversation,
  HelpDeskMessage,
} from '../../../core/help-desk/help-desk-conversation.ts';
import type { Clock, HelpDesk, HelpDeskChanges } from '../../../core/ports.ts';
import { contactIn, languageIn, type Setting } from './settings.ts';
import type { Wire } from './wire.ts';

/** A message as it came to the visitor. */
export interface Post {
  chat: string;
  message: VisitorMessage;
  at: number;
  /** Place among everything that happened. */
  order: number;
  /** Who owned the chat when the worker called LiveAgent, and when LiveAgent took the message. */
  calledUnder: Ownership;
  landedUnder: Ownership;
}

/** As the adapter looks for what may have been posted. */
const behindMs = 6_000;

/** LiveAgent's times have whole seconds. */
const rounded = (at: number) => Math.floor(at / 1000) * 1000;

const sameWords = (a: VisitorMessage, b: VisitorMessage) =>
  a.text === b.text && a.from === b.from && a.name === b.name;

const reads = new Set(['changes', 'read', 'readMessages', 'readVisitor', 'findPosted', 'findNote']);

export const simLiveAgent = (
  clock: Clock,
  {
    setting,
    chats,
    wire,
    owner,
    order,
  }: {
    setting: Setting;
    chats: string[];
    wire: Wire;
    owner: (chat: string) => Promise<Ownership>;
    order: () => number;
  },
) => {
  const tickets = new Map<string, HelpDeskConversation>(
    chats.map((chat) => [
      chat,
      {
        ticketId: chat,
        status: 'open',
        contactId: contactIn(setting, chat),
        visitor: { name: `Visitor ${chat}` },
        createdAt: rounded(clock.now()),
        messages: [],
      },
    ]),
  );
  const posts: Post[] = [];
  /** When something happened in a chat last. */
  const touched = new Map<string, number>();
  const notes: { chat: string; text: string; at: number }[] = [];
  const ticketOf = (chat: string): HelpDeskConversation => {
    const ticket = tickets.get(chat);
    if (ticket === undefined) throw new Error(`there is no chat ${chat}`);
    return ticket;
  };

  const over = <T>(name: string, effect: () => T | Promise<T>, label = ''): Promise<T> =>
    wire({ service: 'liveagent', name, writes: !reads.has(name), label }, effect);

  /** The wire lies between calling and landing: what the caller knew is one thing, what holds on arrival another. */
  const helpDesk: HelpDesk = {
    findByCode: async () => undefined,
    read: (id) =>
      over('read', () => {
        const ticket = tickets.get(id);
        return ticket === undefined ? undefined : { ...ticket, messages: [...ticket.messages] };
      }),
    readMessages: (id) => over('readMessages', () => [...ticketOf(id).messages]),
    readVisitor: () =>
      over('readVisitor', () => ({
        language: languageIn(setting),
        page: 'https://www.liveagent.com/features/',
        visitor: {},
      })),
    post: async (chat, message) => {
      const calledUnder = await owner(chat);
      const land = async () => {
        const landedUnder = await owner(chat);
        touched.set(chat, clock.now());
        posts.push({
          chat,
          message: structuredClone(message),
          at: clock.now(),
          order: order(),
          calledUnder,
          landedUnder,
        });
        return { externalId: `post${posts.length}` };
      };
      return over('post', land, ` "${message.from}: ${message.text.slice(0, 40)}"`);
    },
    findPosted: (chat, message, since, known = 0) =>
      over('findPosted', () => {
        const found = posts.filter(
          (post) =>
            post.chat === chat && sameWords(post.message, message) && rounded(post.at) >= since - behindMs,
        )[known];
        return found === undefined ? undefined : { externalId: `post${posts.indexOf(found) + 1}` };
      }),
    addNote: (chat, text) =>
      over('addNote', () => {
        notes.push({ chat, text, at: clock.now() });
        return { externalId: `note${notes.length}` };
      }),
    findNote: (chat, text, since) =>
      over('findNote', () => {
        const found = notes.findIndex(
          (note) => note.chat === chat && note.text === text && rounded(note.at) >= since - behindMs,
        );
        return found < 0 ? undefined : { externalId: `note${found + 1}` };
      }),
    transfer: () => over('transfer', () => undefined),
    tag: () => over('tag', () => undefined),
    resolve: (chat) =>
      over('resolve', () => {
        ticketOf(chat).status = 'closed';
        touched.set(chat, clock.now());
      }),
    panelUrl: (id) => `https://yours.ladesk.com/agent/#Conversation;id=${id}`,
  };

  /** Chats in which nothing ever happened are as good as not there. */
  const changes: HelpDeskChanges = {
    since: (instant) =>
      over('changes', () =>
        [...touched]
          .filter(([, changedAt]) => rounded(changedAt) >= instant)
          .map(([ticketId, at]) => {
            const { status, createdAt } = ticketOf(ticketId);
            return { ticketId, status, createdAt, changedAt: rounded(at) };
          })
          .sort((one, other) => other.changedAt - one.changedAt),
      ),
  };

  return {
    helpDesk,
    changes,
    posts,
    notes,
    /** Somebody writes in the chat; a closed one is open again where it is the visitor. */
    write: (chat: string, text: string, agent?: { id: string; name: string }): void => {
      const ticket = ticketOf(chat);
      // A chat begins with its first message.
      if (ticket.messages.length === 0) ticket.createdAt = rounded(clock.now());
      touched.set(chat, clock.now());
      const message: HelpDeskMessage = {
        id: `m-${chat}-${ticket.messages.length + 1}`,
        at: rounded(clock.now()),
        text,
        from: agent === undefined ? { kind: 'visitor' } : { kind: 'agent', agent },
      };
      ticket.messages.push(Object.freeze(message));
      if (agent === undefined) ticket.status = 'open';
    },
    close: (chat: string): void => {
      touched.set(chat, clock.now());
      ticketOf(chat).status = 'closed';
    },
  };
};

export type SimLiveAgent = ReturnType<typeof simLiveAgent>;
