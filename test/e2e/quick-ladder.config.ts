import type { FrontdeskConfig } from '../../core/config.ts';
import config from '../../frontdesk.config.ts';

/** The project's own configuration with a ladder of seconds, routes and tags. */
const quick: FrontdeskConfig = {
  ...config,
  escalation: {
    ...config.escalation,
    unclaimed: [
      { afterSeconds: 10, action: 'mention', mention: 'here' },
      { afterSeconds: 11, action: 'tell_visitor' },
      { afterSeconds: 12, action: 'mail_team' },
    ],
  },
  slack: {
    ...config.slack,
    routes: [
      { topics: ['invoice'], channel: 'C0BILLING1', mention: 'none' },
      { languages: ['fr'], channel: 'C0FRENCH01' },
    ],
  },
  liveagent: { ...config.liveagent, tags: { escalated: 'person needed', resolved: 'done' } },
};

export default quick;
