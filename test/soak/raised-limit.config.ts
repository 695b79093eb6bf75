import type { FrontdeskConfig } from '../../core/config.ts';
import config from '../../frontdesk.config.ts';

/** The project's own configuration for an account that LiveAgent allows more requests, and more looks at what has changed. */
const raised: FrontdeskConfig = {
  ...config,
  liveagent: { ...config.liveagent, requestsPerMinute: 1000, reconcileMinutes: 1 },
};

export default raised;
