import type { Circuit, Dependency } from '../../core/circuits/circuit.ts';
import type { Circuits } from '../../core/ports.ts';
import { type FixedClock, fixedClock } from '../factories/clock.ts';

const aCircuit = (over: Partial<Circuit> = {}): Circuit => ({
  version: 1,
  failures: 2,
  since: 1_772_442_000_000,
  ...over,
});

/** What every store of circuits does. `open` gives the same circuits at every call of what it gives. */
export const circuitsContract = (open: () => Promise<(clock: FixedClock) => Circuits>): void => {
  const start = async () => {
    const clock = fixedClock();
    const opened = await open();
    return { clock, circuits: opened(clock), other: opened(clock) };
  };

  it('knows nothing of a dependency that nothing happened to', async () => {
    const { circuits } = await start();
    expect(await circuits.read('model')).toBeUndefined();
  });

  it('gives back what was written, to other processes too', async () => {
    const { circuits, other } = await start();
    const open = aCircuit({ openUntil: 1_772_442_030_000 });
    expect(await circuits.write('slack', open, 0)).toBe('written');
    expect(await circuits.read('slack')).toEqual(open);
    expect(await other.read('slack')).toEqual(open);
    expect(await other.read('liveagent')).toBeUndefined();
  });

  it('is changed by whoever saw its newest version', async () => {
    const { circuits, other } = await start();
    expect(await circuits.write('model', aCircuit(), 0)).toBe('written');
    expect(await other.write('model', aCircuit(), 0)).toBe('changed');
    expect(await other.write('model', aCircuit({ version: 2, failures: 3 }), 1)).toBe('written');
    expect(await circuits.write('model', aCircuit({ version: 2, failures: 9 }), 1)).toBe('changed');
    expect(await circuits.read('model')).toEqual(aCircuit({ version: 2, failures: 3 }));
  });

  it('is changed by one of many at once', async () => {
    const { circuits, other } = await start();
    const writes = Array.from({ length: 20 }, (_, i) =>
      (i % 2 === 0 ? circuits : other).write('model', aCircuit({ failures: i }), 0),
    );
    expect((await Promise.all(writes)).filter((outcome) => outcome === 'written')).toHaveLength(1);
  });

  it.each<Dependency>(['model', 'liveagent', 'slack'])(
    'forgets %s an hour after its last change',
    async (dependency) => {
      const { clock, circuits } = await start();
      await circuits.write(dependency, aCircuit(), 0);
      clock.advance(3_599_000);
      expect(await circuits.read(dependency)).toEqual(aCircuit());
      clock.advance(1_000);
      expect(await circuits.read(dependency)).toBeUndefined();
      expect(await circuits.write(dependency, aCircuit({ version: 2 }), 1)).toBe('changed');
      expect(await circuits.write(dependency, aCircuit({ failures: 7 }), 0)).toBe('written');
      expect(await circuits.read(dependency)).toEqual(aCircuit({ failures: 7 }));
    },
  );
};
