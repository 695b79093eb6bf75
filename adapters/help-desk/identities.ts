import type { FrontdeskConfig } from '../../core/config.ts';
import type { VisitorMessage } from '../../core/conversation/effect.ts';

export type AgentsConfig = FrontdeskConfig['liveagent']['agents'];

/** The agent that a message is posted as. */
export interface Identity {
  email: string;
  /** Where the configuration names it, for errors that must not hold the address. */
  key: string;
  /** Several people post as this agent, so their name leads the text. */
  named: boolean;
  /** A person uses this agent in LiveAgent's panel too. */
  marked: boolean;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Agents that only Frontdesk posts as. */
export const ownEmails = (agents: AgentsConfig): string[] => [agents.assistant, agents.team, agents.notices];

export const noticesIdentity = (agents: AgentsConfig): Identity => ({
  email: agents.notices,
  key: 'liveagent.agents.notices',
  named: false,
  marked: false,
});

export const identityOf = (message: VisitorMessage, agents: AgentsConfig): Identity => {
  if (message.from === 'system') return noticesIdentity(agents);
  if (message.from === 'assistant') {
    return { email: agents.assistant, key: 'liveagent.agents.assistant', named: false, marked: false };
  }
  const id = message.teammateId;
  const own = id === undefined ? undefined : agents.byResponder?.[id];
  if (own === undefined) {
    return { email: agents.team, key: 'liveagent.agents.team', named: true, marked: false };
  }
  return {
    email: own,
    key: `liveagent.agents.byResponder.${id}`,
    named: false,
    marked: !ownEmails(agents).some((email) => same(email, own)),
  };
};

/** Ids of the agents with these addresses. */
export const idsOf = (agents: { id: string; email: string }[], emails: string[]): Set<string> =>
  new Set(agents.filter(({ email }) => emails.some((e) => same(e, email))).map(({ id }) => id));
