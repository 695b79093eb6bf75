/**
 * Chance that `k` of `n` repetitions, drawn without putting back, all passed where `passed` of them did:
 * C(passed, k) / C(n, k), the estimator of pass^k in tau-bench (arXiv 2406.12045).
 */
export const passK = (n: number, passed: number, k: number): number => {
  let chance = 1;
  for (let drawn = 0; drawn < k; drawn += 1) chance *= Math.max(0, passed - drawn) / (n - drawn);
  return chance;
};

/** pass^1 to pass^n, each the mean over conversations that were repeated `n` times; none without conversations. */
export const passCurve = (passes: number[], n: number): number[] =>
  passes.length === 0
    ? []
    : Array.from({ length: n }, (_, i) => {
        const sum = passes.reduce((total, passed) => total + passK(n, passed, i + 1), 0);
        return sum / passes.length;
      });
