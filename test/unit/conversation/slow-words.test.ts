import { tinyldDetector } from '../../../adapters/language/tinyld.ts';
import { growthOf, mostGrowth } from '../../factories/growth.ts';
import { createWorld, says } from '../../factories/world.ts';

/** What quadratic matching would take minutes for, and a turn half a second each. */
const made = ['\u0301', 'a', '漢', ' ', '@', 'a@b.', 'a.', 'www.', 'A', '\u200d', '*', '[', '&'];

describe('words made to be slow', () => {
  it.each(made)('twelve of the longest messages of %j are one turn like any other', async (unit) => {
    const heard: number[] = [];
    const hear = async (length: number) => {
      const world = createWorld({}, { detector: tinyldDetector() });
      await world.turn();
      const words = unit.repeat(length).slice(0, length - 10);
      for (let n = 0; n < 12; n += 1) world.says(`${words} end?`);
      world.modelAnswers = [says('An answer.')];
      await world.turn();
      const { messages } = await world.store.history(world.conversation);
      heard.push(messages.filter(({ from }) => from === 'visitor').length);
    };
    expect(await growthOf(hear, { length: 2_000, runs: 1 })).toBeLessThan(mostGrowth);
    expect(heard).toEqual([12, 12]);
  });
});
