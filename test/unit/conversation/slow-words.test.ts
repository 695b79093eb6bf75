import { tinyldDetector } from '../../../adapters/language/tinyld.ts';
import { createWorld, says } from '../../factories/world.ts';

/** What quadratic matching would take minutes for, and this test half a second each. */
const made = ['\u0301', 'a', '漢', ' ', '@', 'a@b.', 'a.', 'www.', 'A', '\u200d', '*', '[', '&'];

describe('words made to be slow', () => {
  it.each(made)('twelve of the longest messages of %j are one turn like any other', async (unit) => {
    const world = createWorld({}, { detector: tinyldDetector() });
    await world.turn();
    for (let n = 0; n < 12; n += 1) world.says(`${unit.repeat(8_000).slice(0, 7_990)} end?`);
    world.modelAnswers = [says('An answer.')];
    await world.turn();
    const { messages } = await world.store.history(world.conversation);
    expect(messages.filter(({ from }) => from === 'visitor')).toHaveLength(12);
  });
});
