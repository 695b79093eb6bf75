import { type ApiAnswer, type ApiRequest, v3Error } from './api-answer.ts';
import type { Desk, DeskAgent } from './desk.ts';
import type { State, StoredChat, StoredContact, StoredGroup } from './state.ts';

/** Hours east of UTC: accounts of before 2019 are in America/Phoenix (support.liveagent.com/271981). */
const accountOffsetSeconds = -7 * 3600;

const updatable = [
  'owner_contactid',
  'departmentid',
  'agentid',
  'status',
  'subject',
  'tags',
  'custom_fields',
];
const statuses = 'INTPRXBACWL'.split('');

/** Times are in the account's zone; the header gives UTC plus its own seconds instead. */
const clockOf = (request: ApiRequest) => {
  const header = request.headers['timezone-offset'];
  const given = Number(header ?? accountOffsetSeconds);
  const seconds = Number.isFinite(given) ? given : accountOffsetSeconds;
  return (at: number): string => new Date(at + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
};

const parseObject = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

const page = <T>(items: T[], query: URLSearchParams): T[] => {
  const perPage = Number(query.get('_perPage') ?? 10);
  const from = (Number(query.get('_page') ?? 1) - 1) * perPage;
  return items.slice(from, from + perPage);
};

const filterTimes = { date_created: 'createdAt', date_changed: 'changedAt' } as const;

/** `{"code": "…"}`, or a list of `[column, "D>" or "D<", time]`; undefined where it is neither. */
const ticketFilter = (
  text: string,
  time: (at: number) => string,
): ((chat: StoredChat) => boolean) | undefined => {
  const given = parseObject(text);
  if (given === undefined) return undefined;
  if (!text.trim().startsWith('[')) {
    const { code } = given;
    return (chat) => code === undefined || chat.code === code;
  }
  const conditions = Object.values(given).map((condition) => {
    const [column, operator, value] = Array.isArray(condition) ? condition.map(String) : [];
    const field = column === 'date_created' || column === 'date_changed' ? filterTimes[column] : undefined;
    if (field === undefined || value === undefined || !/^D[<>]$/.test(operator ?? '')) return undefined;
    return (chat: StoredChat) => (operator === 'D>' ? time(chat[field]) > value : time(chat[field]) < value);
  });
  if (conditions.includes(undefined)) return undefined;
  return (chat) => conditions.every((holds) => holds?.(chat) === true);
};

/** A subset of API v3; server order is newest first and `_sortDir` is ignored, as some versions do. */
export const v3Routes = (deps: {
  desk: Desk;
  state: State;
  agents: DeskAgent[];
  departments: string[];
  /** Messages that are announced but not told yet. */
  held: Set<string>;
}) => {
  const { state } = deps;

  const ticketOf = (chat: StoredChat, time: (at: number) => string) => {
    const contact = state.contacts[chat.contactId];
    return {
      id: chat.id,
      owner_contactid: chat.contactId,
      owner_email: contact?.email ?? '',
      owner_name: contact?.name ?? '',
      departmentid: chat.departmentId,
      agentid: chat.agentId,
      status: chat.status,
      tags: [],
      code: chat.code,
      channel_type: 'B',
      date_created: time(chat.createdAt),
      date_changed: time(chat.changedAt),
      last_activity: time(chat.changedAt),
      public_access_urlcode: `${chat.id}${chat.contactId}`,
      subject: '',
      custom_fields: [],
    };
  };

  const groupOf = (group: StoredGroup, order: number, time: (at: number) => string) => ({
    id: group.id,
    parent_id: '',
    userid: group.userid,
    user_full_name: group.userFullName,
    type: group.type,
    status: 'V',
    datecreated: time(group.at),
    datefinished: null,
    sort_order: order,
    mail_msg_id: '',
    pop3_msg_id: '',
    messages: group.messages
      .filter(({ id }) => !deps.held.has(id))
      .map((message) => ({
        id: message.id,
        userid: message.userid,
        type: message.type,
        datecreated: time(message.at),
        format: message.format,
        message: message.message,
        visibility: message.type === 'N' ? 'I' : 'P',
      })),
  });

  const contactOf = (contact: StoredContact) => {
    const [firstname = '', ...rest] = contact.name.split(' ');
    return {
      id: contact.id,
      company_id: null,
      firstname,
      lastname: rest.join(' '),
      system_name: contact.name === '' ? `Visitor ${contact.id}` : contact.name,
      language: contact.language === '' ? null : contact.language,
      emails: contact.email === '' ? [] : [contact.email],
      phones: [],
      groups: [],
      custom_fields: [],
    };
  };

  const listTickets = (request: ApiRequest): ApiAnswer => {
    const matches = ticketFilter(request.query.get('_filters') ?? '{}', clockOf(request));
    if (matches === undefined) return v3Error(400, 'Invalid _filters');
    const found = Object.values(state.chats).filter(matches);
    const time = clockOf(request);
    const newestFirst = found.sort((a, b) => b.createdAt - a.createdAt).map((chat) => ticketOf(chat, time));
    return { status: 200, body: page(newestFirst, request.query) };
  };

  const updateTicket = (chat: StoredChat, request: ApiRequest): ApiAnswer => {
    const change = parseObject(request.body);
    if (change === undefined) return v3Error(400, 'Invalid JSON');
    const unknown = Object.keys(change).find((name) => !updatable.includes(name));
    if (unknown !== undefined) return v3Error(400, `Unknown field ${unknown}`);
    const { status, departmentid, agentid } = change as Record<string, string | undefined>;
    if (status !== undefined && !statuses.includes(status)) return v3Error(400, 'Invalid status');
    if (departmentid !== undefined && !deps.departments.includes(departmentid)) {
      return v3Error(400, 'Department does not exist');
    }
    if (agentid !== undefined && agentid !== '' && !deps.agents.some(({ id }) => id === agentid)) {
      return v3Error(400, 'Agent does not exist');
    }
    if (status !== undefined && chat.agentId !== '' && agentid === undefined) {
      return v3Error(400, 'agentid is required to change the state of an assigned ticket');
    }
    const updated = deps.desk.update(chat.id, {
      ...(status === undefined ? {} : { status }),
      ...(departmentid === undefined ? {} : { departmentid }),
      ...(agentid === undefined ? {} : { agentid }),
    });
    return { status: 200, body: ticketOf(updated, clockOf(request)) };
  };

  const ticketRoute = (request: ApiRequest): ApiAnswer => {
    const [, id = '', part] = request.segments;
    const chat = state.chats[id];
    if (chat === undefined) return v3Error(404, 'Ticket not found');
    const time = clockOf(request);
    if (part === 'messages' && request.method === 'GET') {
      const groups = chat.groups.map((group, i) => groupOf(group, i, time)).reverse();
      return { status: 200, body: page(groups, request.query) };
    }
    if (part !== undefined) return v3Error(404, 'Not found');
    if (request.method === 'GET') return { status: 200, body: ticketOf(chat, time) };
    return request.method === 'PUT' ? updateTicket(chat, request) : v3Error(405, 'Method not allowed');
  };

  const visitsRoute = (request: ApiRequest): ApiAnswer => {
    const contact = state.contacts[request.segments[1] ?? ''];
    if (contact === undefined) return v3Error(404, 'Contact not found');
    const time = clockOf(request);
    const body = contact.visits.map(({ url, at }) => ({
      browser: '',
      date_visit: time(at),
      title: '',
      url,
      referrerurl: '',
    }));
    return { status: 200, body };
  };

  const agentBody = ({ id, name, email }: DeskAgent) => ({
    id,
    name,
    email,
    role: 'Agent',
    online_status: 'N',
    status: 'A',
  });

  return (request: ApiRequest): ApiAnswer => {
    const [collection, id, part] = request.segments;
    if (collection === 'tickets' && id !== undefined) return ticketRoute(request);
    if (request.method !== 'GET') return v3Error(404, 'Not found');
    if (collection === 'tickets') return listTickets(request);
    if (collection === 'agents' && id === undefined) {
      return { status: 200, body: page(deps.agents.map(agentBody), request.query) };
    }
    if (collection === 'contacts' && id !== undefined && part === undefined) {
      const contact = state.contacts[id];
      return contact === undefined
        ? v3Error(404, 'Contact not found')
        : { status: 200, body: contactOf(contact) };
    }
    if (collection === 'page_visits' && part === 'contact') return visitsRoute(request);
    if (collection === 'departments' && id !== undefined && part === undefined) {
      return deps.departments.includes(id)
        ? {
            status: 200,
            body: { department_id: id, name: id, online_status: 'N', agent_count: deps.agents.length },
          }
        : v3Error(404, 'Department not found');
    }
    return v3Error(404, 'Not found');
  };
};
