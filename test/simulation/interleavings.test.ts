import { search } from './interleavings/play.ts';

/** More of them, or one of them again: FRONTDESK_RUNS, FRONTDESK_SEED and FRONTDESK_PATH. */
const runs = Number(process.env.FRONTDESK_RUNS ?? 150);
const seed = Number(process.env.FRONTDESK_SEED ?? 20_260_302);
const path = process.env.FRONTDESK_PATH;

describe('visitors, the assistant, teammates and timers in any order', () => {
  it(
    `keep what is promised of every conversation in ${runs} scripts of seed ${seed}`,
    async () => {
      const found = await search({ runs, seed, shrink: true, ...(path === undefined ? {} : { path }) });
      expect(found?.report).toBeUndefined();
    },
    Math.max(180_000, runs * 400),
  );
});
