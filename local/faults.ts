import { AppError } from '../core/errors.ts';

export const faultServices = ['liveagent', 'slack', 'bedrock', 'ses'] as const;
/** How a connection fails. */
export const faultKinds = ['timeout_after_accept', '500', '429', 'reset'] as const;
/** How Slack refuses an app whose token, channel or membership is gone. */
export const slackRefusals = ['token_revoked', 'is_archived', 'not_in_channel'] as const;
export type FaultService = (typeof faultServices)[number];
export type ConnectionFault = (typeof faultKinds)[number];
export type FaultKind = ConnectionFault | (typeof slackRefusals)[number];

/** A fault that a call did suffer. `at`: milliseconds since the Unix epoch. */
export interface SufferedFault {
  service: FaultService;
  kind: FaultKind;
  at: number;
}

/**
 * Faults that the emulators inject into the next calls of a service. `500`, `429`, `reset` and refusals happen before
 * the call takes effect; `timeout_after_accept` lets it take effect and then never answers.
 */
export interface Faults {
  add(fault: { service: FaultService; kind: FaultKind; times: number }): void;
  /** The fault the present call of `service` must suffer, if any. One that does not apply to it waits for the next. */
  take(service: 'slack', applies?: (kind: FaultKind) => boolean): FaultKind | undefined;
  take(service: Exclude<FaultService, 'slack'>): ConnectionFault | undefined;
  /** What calls suffered so far, oldest first. */
  suffered(): SufferedFault[];
  /** Forgets the faults that no call has suffered yet. */
  clear(): void;
}

export const createFaults = (now: () => number = Date.now): Faults => {
  const waiting = new Map<FaultService, FaultKind[]>();
  const suffered: SufferedFault[] = [];
  return {
    add: ({ service, kind, times }) => {
      if (!faultServices.includes(service)) {
        throw new AppError(
          'invalid',
          `service is ${JSON.stringify(service)}; expected one of ${faultServices.join(', ')}`,
        );
      }
      const kinds: readonly string[] = service === 'slack' ? [...faultKinds, ...slackRefusals] : faultKinds;
      if (!kinds.includes(kind)) {
        throw new AppError('invalid', `kind is ${JSON.stringify(kind)}; expected one of ${kinds.join(', ')}`);
      }
      if (!Number.isInteger(times) || times < 1 || times > 10_000) {
        throw new AppError(
          'invalid',
          `times is ${JSON.stringify(times)}; expected a whole number from 1 to 10000`,
        );
      }
      waiting.set(service, [...(waiting.get(service) ?? []), ...Array<FaultKind>(times).fill(kind)]);
    },
    // Only Slack's can be anything else than a connection's, as `add` sees to.
    take: ((service: FaultService, applies: (kind: FaultKind) => boolean = () => true) => {
      const [next] = waiting.get(service) ?? [];
      const kind = next !== undefined && applies(next) ? waiting.get(service)?.shift() : undefined;
      if (kind !== undefined) suffered.push({ service, kind, at: now() });
      return kind;
    }) as Faults['take'],
    suffered: () => [...suffered],
    clear: () => waiting.clear(),
  };
};
