import type { Clock, Counters } from '../../core/ports.ts';
import { fixedClock } from '../factories/clock.ts';

/** Opens counters on the same data at every call. */
export type OpenCounters = (options: { clock: Clock }) => Promise<Counters>;

let last = 0;
/** Tests share one table, so each has a name of its own. */
const aName = () => {
  last += 1;
  return `test:${process.pid}:${last}`;
};

const hour = 3_600_000;

/** What Counters must do. */
export const countersContract = (open: OpenCounters): void => {
  it('begin at nothing and give the new sum at every add', async () => {
    const clock = fixedClock();
    const counters = await open({ clock });
    const name = aName();
    const expiresAt = clock.now() + hour;
    expect([
      await counters.add(name, 0, { expiresAt }),
      await counters.add(name, 2, { expiresAt }),
      await counters.add(name, 1, { expiresAt }),
      await counters.add(name, 0, { expiresAt }),
    ]).toEqual([0, 2, 3, 3]);
  });

  it('keep one name apart from another', async () => {
    const clock = fixedClock();
    const counters = await open({ clock });
    const expiresAt = clock.now() + hour;
    await counters.add(aName(), 5, { expiresAt });
    expect(await counters.add(aName(), 1, { expiresAt })).toBe(1);
  });

  it('add fractions of a cent', async () => {
    const clock = fixedClock();
    const counters = await open({ clock });
    const name = aName();
    const expiresAt = clock.now() + hour;
    await counters.add(name, 0.0031, { expiresAt });
    expect(await counters.add(name, 0.000_25, { expiresAt })).toBeCloseTo(0.003_35, 10);
  });

  it('lose none of a hundred adds at once, and give each a sum of its own', async () => {
    const clock = fixedClock();
    const counters = [await open({ clock }), await open({ clock })];
    const name = aName();
    const expiresAt = clock.now() + hour;
    const sums = await Promise.all(
      Array.from({ length: 100 }, (_, n) => counters[n % 2]?.add(name, 1, { expiresAt })),
    );
    expect(sums.sort((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  });

  it('forget a sum when its time is over, whatever later adds said of it', async () => {
    const clock = fixedClock();
    const counters = await open({ clock });
    const name = aName();
    await counters.add(name, 7, { expiresAt: clock.now() + hour });
    clock.advance(hour - 1000);
    expect(await counters.add(name, 1, { expiresAt: clock.now() + 5 * hour })).toBe(8);
    clock.advance(1000);
    const expiresAt = clock.now() + hour;
    const sums = await Promise.all([1, 2, 3].map(() => counters.add(name, 1, { expiresAt })));
    expect(sums.sort()).toEqual([1, 2, 3]);
  });
};
