import { findOut } from './interleavings/find-out.ts';
import { mutations } from './interleavings/mutations.ts';
import { play } from './interleavings/play.ts';

const seed = Number(process.env.FRONTDESK_SEED ?? 20_260_302);

describe('a product that is built wrongly', () => {
  it.each(mutations.map((mutation) => [mutation.name, mutation.within, mutation] as const))(
    'is found out: %s, within %i scripts, of which the product as it is keeps the same one',
    async (_name, _within, mutation) => {
      const found = await findOut(mutation, seed);
      expect(found?.breaches.join('\n')).toMatch(mutation.breach);
      if (found !== undefined) expect((await play(found.script)).breaches).toEqual([]);
    },
    120_000,
  );
});
