import { AppError } from '../../../core/errors.ts';

export type Service = 'liveagent' | 'slack' | 'model' | 'mail';
/** `refused`: certainly without effect. `lost` and `taken`: nobody knows; without effect, and with it. */
export type FaultKind = 'refused' | 'lost' | 'taken';

/** What the next calls of a service meet; each fault is met once. */
export const createFaults = () => {
  const next: Record<Service, FaultKind[]> = { liveagent: [], slack: [], model: [], mail: [] };
  return {
    add: (service: Service, kind: FaultKind): void => {
      next[service].push(kind);
    },
    /** Does what the call does, unless a fault comes in between. */
    meet: <T>(service: Service, effect: () => T): T => {
      const kind = next[service].shift();
      if (kind === undefined) return effect();
      if (kind === 'refused' || service === 'model') {
        throw new AppError('unavailable', `${service} does not take calls now`);
      }
      if (kind === 'taken') effect();
      throw new AppError('ambiguous', `${service} gave no answer`);
    },
    clear: (): void => {
      for (const kinds of Object.values(next)) kinds.length = 0;
    },
  };
};

export type Faults = ReturnType<typeof createFaults>;
