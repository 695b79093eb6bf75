import * as z from 'zod';
import type { ChangedChat } from '../../core/help-desk/help-desk-conversation.ts';
import type { HelpDeskChanges } from '../../core/ports.ts';
import { type ClientOptions, liveAgentClient } from './client.ts';
import { instantOf } from './history.ts';
import { type Ticket, ticket } from './models.ts';
import { changedAt, changesQuery, isChat, isClosed } from './unconfirmed.ts';

const perPage = 100;

/** Five hundred tickets; a look every few minutes reads one page. */
const mostPages = 5;

const changedChat = (found: Ticket): ChangedChat => ({
  ticketId: found.id,
  status: isClosed(found) ? 'closed' : 'open',
  ...(found.departmentid === '' ? {} : { department: found.departmentid }),
  createdAt: instantOf(found.date_created),
  changedAt: instantOf(changedAt(found)),
});

/** HelpDeskChanges over LiveAgent's list of tickets. What the server was asked for is checked again here. */
export const liveAgentChanges = (options: ClientOptions): HelpDeskChanges => {
  const client = liveAgentClient(options);
  return {
    since: async (instant) => {
      const tickets = new Map<string, Ticket>();
      for (let page = 1; page <= mostPages; page += 1) {
        const query = { ...changesQuery(instant), _page: String(page), _perPage: String(perPage) };
        const found = (await client.read(z.array(ticket), '/tickets', query)) ?? [];
        const before = tickets.size;
        for (const one of found) tickets.set(one.id, one);
        const times = found.map((one) => instantOf(changedAt(one)));
        // Newest first, so that whatever follows changed earlier; a server that does not sort is read on.
        const isSorted = times.every((time, i) => i === 0 || time <= (times[i - 1] ?? time));
        const isOver = isSorted && (times.at(-1) ?? 0) < instant;
        if (found.length < perPage || tickets.size === before || isOver) break;
      }
      return [...tickets.values()]
        .filter(isChat)
        .map(changedChat)
        .filter((chat) => chat.changedAt >= instant)
        .sort((a, b) => b.changedAt - a.changedAt);
    },
  };
};
