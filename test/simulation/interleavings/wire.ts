import { type Called, errorOf, type FaultKind, type Faults, type Service } from './faults.ts';
import type { Interleaver } from './interleaver.ts';

/** A slow answer takes so long: less than a client waits for it. */
const slowMs = 4_000;

/** Longer than any client waits, and shorter than a call may take effect for. */
const landingMs = 12_000;

const calmly = { skew: 0, spared: true };

const land = async (interleaver: Interleaver, effect: () => unknown): Promise<void> => {
  await interleaver.sleep(landingMs);
  await effect();
};

/** Does what a call does, unless a fault comes in between; `odd`: what comes of a fault that is no error. */
export type Wire = <T>(
  /** `inPassing`: nothing else happens before it. */
  called: Called & { label?: string; inPassing?: boolean },
  effect: () => T | Promise<T>,
  odd?: (kind: FaultKind) => T | Promise<T>,
) => Promise<T>;

/** Every port call goes through here: anything else may happen first, and a fault may come of it. */
export const createWire =
  (interleaver: Interleaver, faults: Faults, trace: (line: string) => void): Wire =>
  async (called, effect, odd) => {
    const { service, name, label = '', inPassing = false } = called;
    if (!inPassing) await interleaver.gate(`${service}.${name}${label}`);
    const task = interleaver.running();
    if (task === undefined) return effect();
    const down = faults.outage(called);
    const kind = down ?? (task.spared ? undefined : faults.next(called));
    if (kind === undefined) return effect();
    trace(`  ! ${task.name}: ${service}.${name}: ${down === undefined ? '' : 'down, '}${kind}`);
    task.troubled = true;
    if (kind === 'taken' && called.writes) await effect();
    if (kind === 'late')
      await interleaver.start(`${service}.${name}, late`, calmly, () => land(interleaver, effect));
    const error = errorOf(called, kind);
    if (error !== undefined) throw error;
    switch (kind) {
      case 'dies before':
        return interleaver.die();
      case 'dies after':
        await effect();
        return interleaver.die();
      case 'slow':
        await interleaver.sleep(slowMs);
        return effect();
      default:
        return odd === undefined ? effect() : odd(kind);
    }
  };

/** A port whose every call goes over the wire. `reads`: those that change nothing. */
export const wired = <Port extends object>(
  wire: Wire,
  service: Service,
  port: Port,
  {
    reads,
    inPassing = false,
    odd,
  }: {
    reads: Set<string>;
    inPassing?: boolean;
    odd?: (kind: FaultKind, effect: () => unknown, name: string) => unknown;
  },
): Port =>
  new Proxy(port, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      const name = String(key);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        const effect = (): unknown => Reflect.apply(member, target, given);
        const called = { service, name, writes: !reads.has(name), inPassing };
        return wire(called, effect, (kind) => (odd === undefined ? effect() : odd(kind, effect, name)));
      };
    },
  });
