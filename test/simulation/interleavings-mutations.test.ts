import { mutations } from './interleavings/mutations.ts';
import { search } from './interleavings/play.ts';

const seed = Number(process.env.FRONTDESK_SEED ?? 20_260_302);

describe('a product that is built wrongly', () => {
  it.each(mutations.map((mutation) => [mutation.name, mutation.within, mutation] as const))(
    'is found out: %s, within %i scripts',
    async (_name, within, { breaks, breach }) => {
      const found = await search({ runs: within, seed, breaks, shrink: false, only: breach });
      expect(found?.breaches.join('\n')).toMatch(breach);
    },
    120_000,
  );
});
