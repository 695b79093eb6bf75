import { findOut } from './interleavings/find-out.ts';
import { mutations } from './interleavings/mutations.ts';

/** The seeds begin here; npm test plays the same ones on the product as it is. */
const from = Number(process.env.FRONTDESK_SEED ?? 1);

describe('a product that is built wrongly', () => {
  it.each(mutations.map((mutation) => [mutation.name, mutation.within, mutation] as const))(
    'is found out: %s, within %i seeds, by one that the product as it is keeps',
    async (_name, _within, mutation) => {
      const found = await findOut(mutation, from);
      expect(found?.breaches.join('\n')).toMatch(mutation.breach);
    },
    120_000,
  );
});
