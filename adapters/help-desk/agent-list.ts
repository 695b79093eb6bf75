import * as z from 'zod';
import type { LiveAgentClient } from './client.ts';
import { type Agent, agent } from './models.ts';
import { readPages } from './pages.ts';

const keepMs = 5 * 60_000;
/** An unknown agent is looked for anew, though not at every message. */
const againMs = 10_000;

/** The account's agents, kept for five minutes: they are needed at every read and every post. */
export const agentList = (client: LiveAgentClient, now: () => number) => {
  let held: { at: number; agents: Promise<Agent[]> } | undefined;
  const fetchAgents = (): Promise<Agent[]> => {
    const entry = { at: now(), agents: readPages(client, '/agents', z.array(agent), { follows: true }) };
    entry.agents.catch(() => {
      if (held === entry) held = undefined;
    });
    held = entry;
    return entry.agents;
  };
  const olderThan = (ms: number): boolean => held === undefined || now() - held.at >= ms;
  return {
    all: (): Promise<Agent[]> => (held === undefined || olderThan(keepMs) ? fetchAgents() : held.agents),
    /** Once more from LiveAgent, unless that was done within ten seconds. */
    again: (): Promise<Agent[]> => (held === undefined || olderThan(againMs) ? fetchAgents() : held.agents),
  };
};
