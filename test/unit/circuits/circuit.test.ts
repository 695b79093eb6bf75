import fc from 'fast-check';
import {
  afterAnswer,
  afterFailure,
  afterProbe,
  type Circuit,
  circuitRules,
  closedCircuit,
  enterCircuit,
} from '../../../core/circuits/circuit.ts';
import { backoffSeconds } from '../../../functions/backoff.ts';

const rules = { failures: 3, windowMs: 60_000, coolDownMs: 10_000, probeMs: 30_000 };

const failedAt = (...times: number[]): Circuit =>
  times.reduce((circuit, at) => afterFailure(circuit, rules, at) ?? circuit, closedCircuit);

describe('a circuit', () => {
  it('opens after so many failures in a row, for its cool-down', () => {
    expect(failedAt(1000, 2000)).toEqual({ version: 2, failures: 2, since: 1000 });
    const open = failedAt(1000, 2000, 3000);
    expect(open).toEqual({ version: 3, failures: 3, since: 1000, openUntil: 13_000 });
    expect(enterCircuit(open, rules, 4000)).toEqual({ kind: 'wait', retryAfterMs: 9000 });
    expect(enterCircuit(failedAt(1000, 2000), rules, 4000)).toEqual({ kind: 'ask' });
  });

  it('does not open for failures that lie too far apart', () => {
    expect(failedAt(1000, 2000, 62_000)).toEqual({ version: 3, failures: 1, since: 62_000 });
  });

  it('counts anew after an answer to what was asked since the first failure', () => {
    const two = failedAt(1000, 2000);
    expect(afterAnswer(two, 1500)).toEqual({ version: 3, failures: 0, since: 0 });
    expect(afterAnswer(two, 900)).toBeUndefined();
    expect(afterAnswer(closedCircuit, 1500)).toBeUndefined();
  });

  it('lets one ask after its cool-down, and the others wait for what comes of it', () => {
    const open = failedAt(1000, 2000, 3000);
    const probe = enterCircuit(open, rules, 13_000);
    expect(probe).toEqual({ kind: 'probe', next: { ...open, version: 4, openUntil: 43_000 } });
    const probed = (probe as { next: Circuit }).next;
    expect(enterCircuit(probed, rules, 14_000)).toEqual({ kind: 'wait', retryAfterMs: 10_000 });
    expect(afterProbe(probed, rules, 15_000, 'answered')).toEqual({ version: 5, failures: 0, since: 0 });
    expect(afterProbe(probed, rules, 15_000, 'failed')).toEqual({ ...open, version: 5, openUntil: 25_000 });
  });

  it('gives the probe to the next where nothing was asked after all, or whoever had it died', () => {
    const probed = { ...failedAt(1000, 2000, 3000), openUntil: 43_000 };
    const left = afterProbe(probed, rules, 15_000, 'not_asked');
    expect(enterCircuit(left, rules, 15_000).kind).toBe('probe');
    expect(enterCircuit(probed, rules, 42_999).kind).toBe('wait');
    expect(enterCircuit(probed, rules, 43_000).kind).toBe('probe');
  });

  it('heeds nothing that began before it opened', () => {
    const open = failedAt(1000, 2000, 3000);
    expect(afterFailure(open, rules, 3500)).toBeUndefined();
    expect(afterAnswer(open, 2500)).toBeUndefined();
  });

  it('is never open longer than its cool-down, nor probed twice at once, whatever happens', () => {
    const step = fc.record({
      afterMs: fc.integer({ min: 0, max: 40_000 }),
      outcome: fc.constantFrom('answered', 'failed', 'not_asked', 'dies'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let now = 0;
        let circuit = closedCircuit;
        for (const { afterMs, outcome } of steps) {
          now += afterMs;
          const version = circuit.version;
          const entry = enterCircuit(circuit, rules, now);
          if (entry.kind === 'wait') {
            expect(entry.retryAfterMs).toBeGreaterThan(0);
            expect(entry.retryAfterMs).toBeLessThanOrEqual(rules.coolDownMs);
            continue;
          }
          if (entry.kind === 'probe') {
            expect(enterCircuit(entry.next, rules, now).kind).toBe('wait');
            circuit = outcome === 'dies' ? entry.next : afterProbe(entry.next, rules, now, outcome);
          } else if (outcome === 'failed') circuit = afterFailure(circuit, rules, now) ?? circuit;
          else if (outcome === 'answered') circuit = afterAnswer(circuit, now) ?? circuit;
          expect(circuit.version).toBeGreaterThanOrEqual(version);
          if (circuit.openUntil !== undefined) {
            expect(circuit.failures).toBeGreaterThanOrEqual(rules.failures);
            expect(circuit.openUntil - now).toBeLessThanOrEqual(rules.probeMs);
          }
        }
      }),
    );
  });
});

describe('the rules of the circuits', () => {
  it.each(['liveagent', 'slack'] as const)(
    'give up a message for %s no later than its own backoff and time-outs did',
    (dependency) => {
      const seconds = (retryAfterMs: number) =>
        [1, 2, 3, 4, 5, 6, 7].reduce((sum, attempt) => sum + backoffSeconds(attempt, 0.5, retryAfterMs), 0);
      const timeOuts = 8 * 8;
      expect(seconds(circuitRules[dependency].coolDownMs)).toBeLessThanOrEqual(seconds(0) + timeOuts);
    },
  );
});
