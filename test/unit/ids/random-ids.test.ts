import { randomIds } from '../../../adapters/ids/random-ids.ts';

describe('random ids', () => {
  it('are URL-safe, of 144 bits, and never the same', () => {
    const ids = Array.from({ length: 1000 }, () => randomIds.next());
    expect(ids.filter((id) => !/^[A-Za-z0-9_-]{24}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(1000);
  });
});
