import { circuitRules } from '../../../core/circuits/circuit.ts';
import { guardedHelpDesk, guardedModel, guardedTeamChat } from '../../../core/circuits/guarded-ports.ts';
import { pacedTeamChat } from '../../../core/limits/paced-team-chat.ts';
import { type RequestAllowance, requestAllowance } from '../../../core/limits/request-allowance.ts';
import type { Clock, HelpDesk, Model, Sleep, TeamChat, Telemetry } from '../../../core/ports.ts';
import { memoryCircuits, memoryRateLimiter } from '../../factories/limits.ts';
import { type Wire, wired } from './wire.ts';

/** Few enough that a busy script runs out of them. */
const requestsPerMinute = 45;

/** As few posts and updates for Slack. */
const paces = { posts: { capacity: 3, perMinute: 30 }, updates: { capacity: 2, perMinute: 20 } };

/** Scripts seldom bring several failures of one service, let alone five in a row. */
const rules = {
  model: { ...circuitRules.model, failures: 1 },
  liveagent: { ...circuitRules.liveagent, failures: 1 },
  slack: { ...circuitRules.slack, failures: 2 },
};

/** What is posted through v1; everything else is v3's. */
const posts = new Set(['post', 'addNote', 'tag']);

/** LiveAgent as its client asks it: a token before each call. */
const paced = (allowance: RequestAllowance, helpDesk: HelpDesk): HelpDesk =>
  new Proxy(helpDesk, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function' || key === 'panelUrl') return member;
      return async (...given: unknown[]) => {
        await allowance.enter(posts.has(String(key)) ? 'v1' : 'v3');
        return Reflect.apply(member, target, given) as unknown;
      };
    },
  });

/** Limits and circuits as the functions have them, around the simulated services. */
export const simGuards = (
  clock: Clock,
  { wire, sleep, telemetry }: { wire: Wire; sleep: Sleep; telemetry: Telemetry },
) => {
  const over = { reads: new Set(['read']), inPassing: true };
  const limiter = wired(wire, 'limiter', memoryRateLimiter(clock), over);
  const stored = wired(wire, 'circuits', memoryCircuits(clock), over);
  const circuits = { circuits: stored, clock, telemetry, rules };
  const allowance = (manner: 'brief' | 'at_once') =>
    requestAllowance({ limiter, clock, sleep, telemetry }, { requestsPerMinute, manner });
  return {
    helpDesk: (helpDesk: HelpDesk, manner: 'brief' | 'at_once') =>
      guardedHelpDesk(circuits, paced(allowance(manner), helpDesk)),
    model: (model: Model) => guardedModel(circuits, model),
    teamChat: (teamChat: TeamChat) =>
      guardedTeamChat(circuits, pacedTeamChat({ limiter, clock, sleep, telemetry }, teamChat, paces)),
  };
};
