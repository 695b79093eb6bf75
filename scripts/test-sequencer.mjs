import Sequencer from '@jest/test-sequencer';

const of = (tests, project) => tests.filter(({ context }) => context.config.displayName?.name === project);

/**
 * Tests of the whole product, which wait, by turns with simulations, which compute; then what is short. Jest's own
 * order knows how long a file takes only where it has run before, and goes by size elsewhere.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const [waiting, computing] = [of(sorted, 'e2e'), of(sorted, 'simulation')];
    const byTurns = Array.from({ length: Math.max(waiting.length, computing.length) }, (_, n) => [
      waiting[n],
      computing[n],
    ]);
    const first = byTurns.flat().filter((test) => test !== undefined);
    const infra = of(sorted, 'infra');
    const begun = new Set([...first, ...infra]);
    return [...first, ...infra, ...sorted.filter((test) => !begun.has(test))];
  }
}
