import type { Instant } from '../instant.ts';

/** What is asked through a circuit; docs/decisions/008-limits-and-circuits.md says why nothing else is. */
export type Dependency = 'model' | 'liveagent' | 'slack';

/** Whether a dependency answers, as all processes together have seen it. */
export interface Circuit {
  /** One higher at each change. */
  version: number;
  /** In a row; an answer ends it. */
  failures: number;
  /** When the first of them was noticed. */
  since: Instant;
  /** Set where the circuit is open: nobody asks before it, and then one does. */
  openUntil?: Instant;
}

export interface CircuitRules {
  /** Failures in a row that open the circuit. */
  failures: number;
  /** They must lie within so many milliseconds. */
  windowMs: number;
  /** How long nobody asks. */
  coolDownMs: number;
  /** How long everybody waits for the one who asks first; longer than an answer can take. */
  probeMs: number;
}

export const circuitRules: Record<Dependency, CircuitRules> = {
  // A probe may cost a visitor the model's whole time-out, so there are few.
  model: { failures: 5, windowMs: 120_000, coolDownMs: 30_000, probeMs: 60_000 },
  // As long as a first backoff: queued messages reach a person no later than without a circuit.
  liveagent: { failures: 5, windowMs: 120_000, coolDownMs: 10_000, probeMs: 30_000 },
  slack: { failures: 5, windowMs: 120_000, coolDownMs: 10_000, probeMs: 30_000 },
};

export const closedCircuit: Circuit = { version: 0, failures: 0, since: 0 };

export type Entry =
  | { kind: 'ask' }
  /** Whoever stores `next` asks; the others wait for what comes of it. */
  | { kind: 'probe'; next: Circuit }
  | { kind: 'wait'; retryAfterMs: number };

export const enterCircuit = (circuit: Circuit, rules: CircuitRules, now: Instant): Entry => {
  const { openUntil } = circuit;
  if (openUntil === undefined) return { kind: 'ask' };
  if (now < openUntil) return { kind: 'wait', retryAfterMs: Math.min(openUntil - now, rules.coolDownMs) };
  return {
    kind: 'probe',
    next: { ...circuit, version: circuit.version + 1, openUntil: now + rules.probeMs },
  };
};

const reopened = (circuit: Circuit, rules: CircuitRules, now: Instant): Circuit => ({
  ...circuit,
  version: circuit.version + 1,
  openUntil: now + rules.coolDownMs,
});

/** After a call that no answer came of. An open circuit stays as it is: the call began before it opened. */
export const afterFailure = (circuit: Circuit, rules: CircuitRules, now: Instant): Circuit | undefined => {
  if (circuit.openUntil !== undefined) return undefined;
  const row = circuit.failures > 0 && now - circuit.since <= rules.windowMs;
  const next: Circuit = {
    version: circuit.version + 1,
    failures: row ? circuit.failures + 1 : 1,
    since: row ? circuit.since : now,
  };
  return next.failures >= rules.failures ? { ...next, openUntil: now + rules.coolDownMs } : next;
};

/** After an answer. One that was asked for before the first failure says nothing about what came since. */
export const afterAnswer = (circuit: Circuit, startedAt: Instant): Circuit | undefined =>
  circuit.openUntil === undefined && circuit.failures > 0 && circuit.since <= startedAt
    ? { ...closedCircuit, version: circuit.version + 1 }
    : undefined;

/** After a probe. What was not asked after all leaves the probe to the next. */
export const afterProbe = (
  probed: Circuit,
  rules: CircuitRules,
  now: Instant,
  outcome: 'answered' | 'failed' | 'not_asked',
): Circuit => {
  if (outcome === 'answered') return { ...closedCircuit, version: probed.version + 1 };
  if (outcome === 'failed') return reopened(probed, rules, now);
  return { ...probed, version: probed.version + 1, openUntil: now };
};
