import { join } from 'node:path';
import { runSoak } from '../soak/run-soak.ts';
import { tablesOf } from '../soak/tables.ts';

const configured = process.env.FRONTDESK_CONFIG;

beforeAll(() => {
  process.env.FRONTDESK_CONFIG = join(import.meta.dirname, '../soak/raised-limit.config.ts');
});

afterAll(() => {
  if (configured === undefined) delete process.env.FRONTDESK_CONFIG;
  else process.env.FRONTDESK_CONFIG = configured;
});

/** `npm run soak` in small, with time-outs and leases short enough for a test. */
it('loses nothing and does nothing twice while its process is killed and its services fail', async () => {
  const { summary, kept } = await runSoak(
    {
      conversations: 12,
      seed: 122,
      kills: 2,
      parallel: 12,
      upMs: 6_000,
      patience: { leaseMs: 10_000, helpDeskMs: 3_000, modelMs: 4_000 },
      pace: { patienceMs: 15_000, repeats: 10 },
      faultShare: 0.8,
      spared: ['ses timeout_after_accept'],
    },
    () => undefined,
  );
  // The tables say what happened where something did.
  const found = summary.details.length + summary.inVain.length === 0 ? '' : `${tablesOf(summary)}\n${kept}`;
  expect(found).toBe('');
  expect({
    conversations: summary.conversations,
    kills: summary.kills,
    plays: Object.keys(summary.plays),
    bars: summary.bars,
  }).toEqual({
    conversations: 12,
    kills: 2,
    plays: ['asks', 'buys', 'consents', 'resolved', 'taken over', 'waits for the team'],
    bars: {
      lost: 0,
      answersTwice: 0,
      slackPostsTwice: 0,
      mailsTwice: 0,
      mailsTwiceAllowed: expect.any(Number),
    },
  });
  // Which of them a call runs into is chance, as is how many.
  expect(Object.keys(summary.faults).length).toBeGreaterThan(5);
}, 300_000);
