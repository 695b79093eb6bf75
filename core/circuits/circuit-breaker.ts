import { AppError } from '../errors.ts';
import { noToken } from '../limits/request-allowance.ts';
import type { Circuits, Clock, Telemetry } from '../ports.ts';
import {
  afterAnswer,
  afterFailure,
  afterProbe,
  type Circuit,
  type CircuitRules,
  circuitRules,
  closedCircuit,
  type Dependency,
  enterCircuit,
} from './circuit.ts';

export interface CircuitDeps {
  circuits: Circuits;
  clock: Clock;
  telemetry: Pick<Telemetry, 'warn' | 'count'>;
  /** The usual ones where left out. */
  rules?: Record<Dependency, CircuitRules>;
}

/** `AppError.reason` where a dependency was not asked because its circuit is open. */
const circuitOpen = 'circuit_open';

export const isCircuitOpen = (error: unknown): boolean =>
  error instanceof AppError && error.reason === circuitOpen;

type Outcome = 'answered' | 'failed' | 'not_asked';

/** A refusal is an answer, and so is "slow down": whoever says so says when to come again, and the queue waits for it. */
const outcomeOf = (error: unknown): Outcome => {
  if (!(error instanceof AppError) || error.reason === noToken) return 'not_asked';
  return error.code === 'unavailable' || error.code === 'ambiguous' ? 'failed' : 'answered';
};

/** Others change the circuit at the same moment; an outcome that is not counted after so many tries is no loss. */
const tries = 4;

/**
 * Asks a dependency unless it has just failed again and again. AppError throttled with reason `circuit_open` where it is
 * not asked. Where the circuit's own store fails, everybody asks.
 */
export const circuitBreaker = (
  { circuits, clock, telemetry, rules: all = circuitRules }: CircuitDeps,
  dependency: Dependency,
) => {
  const rules = all[dependency];
  const failing = (error: unknown): undefined => {
    if (!(error instanceof AppError)) throw error;
    telemetry.warn('circuit_store_failed', { kind: dependency, code: error.code }, error);
    return undefined;
  };
  const load = async (): Promise<Circuit> => (await circuits.read(dependency)) ?? closedCircuit;
  const opened = (circuit: Circuit): void => {
    telemetry.count('CircuitOpened', 1, dependency);
    telemetry.warn('circuit_opened', { kind: dependency, count: circuit.failures });
  };

  /** Stores what `change` makes of the circuit as it is by then. */
  const change = async (next: (circuit: Circuit) => Circuit | undefined): Promise<void> => {
    for (let n = 0; n < tries; n += 1) {
      const current = await load();
      const changed = next(current);
      if (changed === undefined) return;
      if ((await circuits.write(dependency, changed, current.version)) === 'changed') continue;
      if (changed.openUntil !== undefined) opened(changed);
      return;
    }
  };

  const settleProbe = async (probe: Circuit, outcome: Outcome): Promise<void> => {
    const next = afterProbe(probe, rules, clock.now(), outcome);
    const stored = await circuits.write(dependency, next, probe.version);
    if (stored === 'written' && outcome === 'failed') opened(next);
  };

  const settle = async (
    before: { circuit: Circuit; probe: Circuit | undefined; startedAt: number },
    outcome: Outcome,
  ): Promise<void> => {
    if (before.probe !== undefined) return settleProbe(before.probe, outcome);
    if (outcome === 'failed') return change((circuit) => afterFailure(circuit, rules, clock.now()));
    // Nothing had failed when this began, so what has failed since is not disproved by it.
    if (outcome === 'answered' && before.circuit.failures > 0) {
      return change((circuit) => afterAnswer(circuit, before.startedAt));
    }
  };

  const refused = (retryAfterMs: number) =>
    new AppError('throttled', `${dependency} is not asked: it failed ${rules.failures} times in a row`, {
      retryAfterMs,
      reason: circuitOpen,
    });

  const enter = async (startedAt: number) => {
    const circuit = await load();
    const entry = enterCircuit(circuit, rules, startedAt);
    if (entry.kind === 'ask') return { circuit, probe: undefined, startedAt };
    if (entry.kind === 'wait') throw refused(entry.retryAfterMs);
    const stored = await circuits.write(dependency, entry.next, circuit.version);
    if (stored === 'changed') throw refused(rules.coolDownMs);
    return { circuit, probe: entry.next, startedAt };
  };

  return async <T>(ask: () => Promise<T>): Promise<T> => {
    const before = await enter(clock.now()).catch((error: unknown) => {
      if (isCircuitOpen(error)) throw error;
      return failing(error);
    });
    if (before === undefined) return ask();
    let result: T;
    try {
      result = await ask();
    } catch (error) {
      await settle(before, outcomeOf(error)).catch(failing);
      throw error;
    }
    await settle(before, 'answered').catch(failing);
    return result;
  };
};
