import type { FrontdeskConfig } from '../../core/config.ts';
import config from '../../frontdesk.config.ts';

/** The project's own configuration for an account that LiveAgent allows more requests. */
const raised: FrontdeskConfig = {
  ...config,
  liveagent: { ...config.liveagent, requestsPerMinute: 1000 },
};

export default raised;
