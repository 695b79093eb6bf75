import { play } from './interleavings/play.ts';
import { remembered } from './interleavings/remembered.ts';

describe('scripts that once broke a promise', () => {
  it.each(remembered.map(({ name, script, sees }) => [name, script, sees] as const))(
    'keep it where %s',
    async (_name, script, sees) => {
      const { breaches, trace } = await play(script);
      expect(breaches).toEqual([]);
      expect(trace.join('\n')).toMatch(sees);
    },
  );
});
