import { suite } from './jest.config.mjs';

/** What needs an AWS to talk to; `npm run test:stack` brings one. */
export default { projects: [suite('stack')], testTimeout: 60_000 };
