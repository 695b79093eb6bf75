import { AppError } from '../core/errors.ts';

export const faultServices = ['liveagent', 'slack', 'bedrock', 'ses'] as const;
export const faultKinds = ['timeout_after_accept', '500', '429', 'reset'] as const;
export type FaultService = (typeof faultServices)[number];
export type FaultKind = (typeof faultKinds)[number];

/**
 * Faults that the emulators inject into the next calls of a service. `500`, `429` and `reset` happen before the
 * call takes effect; `timeout_after_accept` lets it take effect and then never answers.
 */
export interface Faults {
  add(fault: { service: FaultService; kind: FaultKind; times: number }): void;
  /** The fault the present call of `service` must suffer, if any. */
  take(service: FaultService): FaultKind | undefined;
}

export const createFaults = (): Faults => {
  const waiting = new Map<FaultService, FaultKind[]>();
  return {
    add: ({ service, kind, times }) => {
      if (!faultServices.includes(service)) {
        throw new AppError(
          'invalid',
          `service is ${JSON.stringify(service)}; expected one of ${faultServices.join(', ')}`,
        );
      }
      if (!faultKinds.includes(kind)) {
        throw new AppError(
          'invalid',
          `kind is ${JSON.stringify(kind)}; expected one of ${faultKinds.join(', ')}`,
        );
      }
      if (!Number.isInteger(times) || times < 1 || times > 10_000) {
        throw new AppError(
          'invalid',
          `times is ${JSON.stringify(times)}; expected a whole number from 1 to 10000`,
        );
      }
      waiting.set(service, [...(waiting.get(service) ?? []), ...Array<FaultKind>(times).fill(kind)]);
    },
    take: (service) => waiting.get(service)?.shift(),
  };
};
