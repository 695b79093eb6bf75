import type { FrontdeskConfig } from '../../core/config.ts';
import config from '../../frontdesk.config.ts';

const users = Array.from({ length: 100 }, (_, i) => `U0RESPONDER${String(i).padStart(3, '0')}`);

/** The project's own configuration with a hundred people who may act. */
const crowded: FrontdeskConfig = { ...config, slack: { ...config.slack, responders: { users } } };

export default crowded;
