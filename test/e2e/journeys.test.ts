import { localDesk } from '../factories/local-desk.ts';
import type { Journey } from './journey.ts';
import { journeys } from './journeys.ts';
import { refusedCard, refusedThread } from './refused-journeys.suite.ts';

/** They wait most of their time, so all desks are at work at once. */
const beside: Journey = (name, run) => it.concurrent(name, run, 120_000);

describe('the embedded local run', () => {
  for (const journeysOf of journeys) journeysOf(localDesk(), beside);
  // The next call to Slack fails, whoever makes it: nobody else may be at this desk.
  refusedCard(localDesk(), beside, 'token_revoked');
  refusedCard(localDesk(), beside, 'is_archived');
  refusedThread(localDesk(), beside);
});
