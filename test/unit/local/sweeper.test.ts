import { startSweeper } from '../../../local/sweeper.ts';

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

describe('the sweeper of the local run', () => {
  it('sweeps again and again, one at a time, whatever becomes of a sweep', async () => {
    let running = 0;
    let most = 0;
    let swept = 0;
    const errors: string[] = [];
    const sweeper = startSweeper({
      sweep: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        swept += 1;
        if (swept === 2) throw new Error('bug');
      },
      everyMs: 1,
      log: { error: (event) => errors.push(event) },
    });
    await until(() => swept >= 4);
    await sweeper.stop();
    const sweptBefore = swept;
    expect([most, running, errors]).toEqual([1, 0, ['invocation_failed']]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(swept).toBe(sweptBefore);
  });
});
