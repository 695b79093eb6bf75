import { liveAgentHelpDesk } from '../../../adapters/help-desk/liveagent.ts';

export const ticket = (id: string, code: string) => ({
  id,
  code,
  status: 'T',
  date_created: '2026-03-02 09:00:00',
});
export const agent = (id: string, email: string) => ({ id, email, name: id });
export const own = [agent('assist01', 'Assistant@example.com'), agent('notice01', 'notices@example.com')];

/** A help desk whose requests are answered by path; a list of answers is used up, its last one stays. */
export const deskOf = (routes: Record<string, unknown[]>) => {
  const asked: string[] = [];
  let now = Date.UTC(2026, 2, 2, 9);
  const helpDesk = liveAgentHelpDesk({
    url: 'https://desk.example',
    keys: async () => ({ v3: 'three', v1: 'one' }),
    agents: { assistant: 'assistant@example.com', team: 'team@example.com', notices: 'notices@example.com' },
    fetch: async (url, init) => {
      const { pathname } = new URL(String(url));
      const route = `${init?.method} ${pathname.replace(/^\/api/, '')}`;
      asked.push(`${route}${init?.body === undefined ? '' : ` ${init.body}`}`);
      const answers = routes[route];
      if (answers === undefined) return new Response('{"message":"Not found"}', { status: 404 });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return typeof answer === 'number'
        ? new Response('{}', { status: answer })
        : new Response(JSON.stringify(answer));
    },
    timeoutMs: 1000,
    now: () => now,
    allowance: {
      enter: async (api, order) => {
        asked.push(`allowance ${api}${order?.follows === true ? ', following' : ''}`);
      },
      exceeded: async () => undefined,
    },
  });
  const pass = (ms: number) => {
    now += ms;
  };
  const requests = () => asked.filter((line) => !line.startsWith('allowance'));
  return { helpDesk, asked, requests, pass };
};
