import * as z from 'zod';
import type { VisitorMessage } from '../../core/conversation/effect.ts';
import { AppError } from '../../core/errors.ts';
import type { SharedFile } from '../../core/files/shared-file.ts';
import type { HelpDeskConversation, HelpDeskMessage } from '../../core/help-desk/help-desk-conversation.ts';
import type { HelpDesk } from '../../core/ports.ts';
import { plainLine } from '../../core/text/plain-text.ts';
import { agentList } from './agent-list.ts';
import { type ClientOptions, liveAgentClient } from './client.ts';
import { instantOf, type Line, linesOf, strangers } from './history.ts';
import {
  type AgentsConfig,
  type Identity,
  identityOf,
  idsOf,
  noticesIdentity,
  ownEmails,
} from './identities.ts';
import { contact, department, type MessageGroup, messageGroup, pageVisit, ticket } from './models.ts';
import { readPages } from './pages.ts';
import { panelUrl } from './panel-url.ts';
import { fingerprint, plainText } from './plain-text.ts';
import { renderMessage, renderNote } from './render.ts';
import { isClosed, languageOf, tagForm, transferForm } from './unconfirmed.ts';

export interface LiveAgentOptions extends ClientOptions {
  agents: AgentsConfig;
}

/**
 * A message may seem so much older than it is: LiveAgent's times have whole seconds, and its clock may be behind ours.
 * Taking a message for missing posts it twice; the same words a few seconds before are rare.
 */
const behindMs = 6_000;

const seg = encodeURIComponent;

/** Characters of what a visitor may set to anything; far more than is ever meant. */
const longest = { name: 200, email: 254, address: 2_000 };

const visitorOf = (name: string, email: string) => {
  const kept = name.trim().slice(0, longest.name);
  const isAddress = email.length <= longest.email && /^[^\s@]+@[^\s@]+$/.test(email);
  return { ...(kept === '' ? {} : { name: kept }), ...(isAddress ? { email } : {}) };
};

/** HelpDesk over LiveAgent's REST API: v3 reads, v1 posts. docs/liveagent.md tells what the account needs. */
export const liveAgentHelpDesk = (options: LiveAgentOptions): HelpDesk => {
  const client = liveAgentClient(options);
  const agents = agentList(client, options.now);
  const readTicket = (id: string, order: { follows?: boolean } = {}) =>
    client.read(ticket, `/tickets/${seg(id)}`, {}, order);
  const readGroups = (id: string, order: { follows?: boolean } = {}) =>
    readPages(client, `/tickets/${seg(id)}/messages`, z.array(messageGroup), order);

  /** As anybody else than one of its agents, LiveAgent would take a message for an internal note. */
  const agentIdOf = async (identity: Identity): Promise<string> => {
    for (const list of [agents.all, agents.again]) {
      const [id] = idsOf(await list(), [identity.email]);
      if (id !== undefined) return id;
    }
    throw new AppError(
      'refused',
      `${identity.key} is the address of no agent of the LiveAgent account; expected one of its agents`,
    );
  };

  const submit = async (ticketId: string, identity: Identity, type: 'M' | 'N', message: string) => {
    await agentIdOf(identity);
    await client.submitV1('POST', `/conversations/${seg(ticketId)}/messages`, {
      message,
      useridentifier: identity.email,
      type,
      is_html_message: 'Y',
      do_not_send_mail: 'Y',
      use_template: 'N',
    });
    return {};
  };

  const find = async (
    ticketId: string,
    identity: Identity,
    kind: Line['kind'],
    html: string,
    since: number,
    known = 0,
  ) => {
    const userid = await agentIdOf(identity);
    const wanted = fingerprint(plainText(html, { addresses: false }));
    const groups = await readGroups(ticketId, { follows: true });
    const found = linesOf(groups, { addresses: false }).filter(
      (line) =>
        line.kind === kind &&
        line.userid === userid &&
        line.at >= since - behindMs &&
        fingerprint(line.text) === wanted,
    )[known];
    return found === undefined ? undefined : { externalId: found.id };
  };

  const render = (message: VisitorMessage): [Identity, string] => {
    const identity = identityOf(message, options.agents);
    return [identity, renderMessage(message, identity)];
  };

  const sharedFile = ({ name, address = '' }: NonNullable<Line['file']>): SharedFile => {
    const url = URL.canParse(address, options.url) ? new URL(address, options.url) : undefined;
    const isLink =
      address !== '' &&
      url !== undefined &&
      /^https?:$/.test(url.protocol) &&
      url.href.length <= longest.address;
    return { name: plainLine(name, 150) || 'file', ...(isLink ? { url: url.href } : {}) };
  };

  const messagesIn = async (groups: MessageGroup[], contactId: string): Promise<HelpDeskMessage[]> => {
    const lines = linesOf(groups, { addresses: true });
    let known = await agents.all();
    if (strangers(lines, known, contactId) > 1) known = await agents.again();
    const byId = new Map(known.map((agent) => [agent.id, agent]));
    const own = idsOf(known, ownEmails(options.agents));
    return lines
      .filter(
        (line) =>
          line.kind === 'spoken' &&
          (line.text !== '' || line.file !== undefined) &&
          !line.marked &&
          !own.has(line.userid),
      )
      .map(({ id, at, text, file, userid }) => {
        const agent = byId.get(userid);
        const from: HelpDeskMessage['from'] =
          agent === undefined
            ? { kind: 'visitor' }
            : { kind: 'agent', agent: { id: `liveagent:${agent.id}`, name: agent.name } };
        return { id, at, text, from, ...(file === undefined ? {} : { files: [sharedFile(file)] }) };
      });
  };

  return {
    async findByCode(code) {
      const found = await client.read(z.array(ticket), '/tickets', { _filters: JSON.stringify({ code }) });
      // Compared again here: a filter that is ignored would lead to somebody else's conversation.
      return found?.find((candidate) => candidate.code === code)?.id;
    },

    async read(ticketId): Promise<HelpDeskConversation | undefined> {
      const found = await readTicket(ticketId);
      if (found === undefined) return undefined;
      return {
        ticketId: found.id,
        status: isClosed(found) ? 'closed' : 'open',
        contactId: found.owner_contactid === '' ? undefined : found.owner_contactid,
        visitor: visitorOf(found.owner_name, found.owner_email),
        ...(found.departmentid === '' ? {} : { department: found.departmentid }),
        createdAt: instantOf(found.date_created),
        messages: await messagesIn(await readGroups(ticketId, { follows: true }), found.owner_contactid),
      };
    },

    readMessages: async (ticketId) => messagesIn(await readGroups(ticketId), ''),

    async readVisitor(contactId) {
      const [person, visits = []] = await Promise.all([
        client.read(contact, `/contacts/${seg(contactId)}`, {}, { follows: true }),
        client.read(z.array(pageVisit), `/page_visits/${seg(contactId)}/contact`, {}, { follows: true }),
      ]);
      const newest = visits
        .filter(({ url, date_visit }) => url !== '' && date_visit !== '')
        .sort((a, b) => instantOf(b.date_visit) - instantOf(a.date_visit))[0];
      const language = person === undefined ? undefined : languageOf(person.language);
      return {
        ...(language === undefined ? {} : { language }),
        ...(newest === undefined ? {} : { page: newest.url.slice(0, longest.address) }),
        visitor: visitorOf(`${person?.firstname ?? ''} ${person?.lastname ?? ''}`, person?.emails[0] ?? ''),
      };
    },

    post: async (ticketId, message) => {
      const [identity, html] = render(message);
      return submit(ticketId, identity, 'M', html);
    },

    findPosted: async (ticketId, message, since, known) => {
      const [identity, html] = render(message);
      return find(ticketId, identity, 'spoken', html, since, known);
    },

    addNote: (ticketId, text) => submit(ticketId, noticesIdentity(options.agents), 'N', renderNote(text)),

    findNote: (ticketId, text, since) =>
      find(ticketId, noticesIdentity(options.agents), 'note', renderNote(text), since),

    async transfer(ticketId, departmentId) {
      if ((await client.read(department, `/departments/${seg(departmentId)}`)) === undefined) {
        throw new AppError('refused', `LiveAgent has no department ${departmentId}; expected the id of one`);
      }
      try {
        await client.update(`/tickets/${seg(ticketId)}`, { departmentid: departmentId });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'refused') throw error;
        // Versions before 5.55.4 refuse transfers through v3 (changelog #19321).
        const form = transferForm(departmentId, options.agents.notices);
        await client.submitV1('PUT', `/conversations/${seg(ticketId)}/attendants`, form);
      }
    },

    async resolve(ticketId) {
      // Whoever closes a ticket has read its messages just before.
      const found = await readTicket(ticketId, { follows: true });
      if (found === undefined) throw new AppError('not_found', 'LiveAgent has no such ticket to resolve');
      if (isClosed(found)) return;
      // An assigned ticket changes its state only where the request names the agent (changelog #20158).
      const agentid = found.agentid === '' ? await agentIdOf(noticesIdentity(options.agents)) : found.agentid;
      await client.update(`/tickets/${seg(ticketId)}`, { status: 'R', agentid });
    },

    tag: (ticketId, name) => client.submitV1('POST', `/conversations/${seg(ticketId)}/tags`, tagForm(name)),

    panelUrl: panelUrl(options.url),
  };
};
