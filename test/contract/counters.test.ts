import { DatabaseSync } from 'node:sqlite';
import { sqliteCounters } from '../../adapters/counters/sqlite.ts';
import { fixedClock } from '../factories/clock.ts';
import { countersContract } from './counters.suite.ts';

describe('counters in SQLite', () => {
  const database = new DatabaseSync(':memory:');
  afterAll(() => database.close());

  countersContract(async (options) => sqliteCounters(database, options));

  it('drop what has expired when they are opened, and hold no names', async () => {
    const clock = fixedClock();
    const names = () =>
      database.prepare('SELECT name FROM counters WHERE expires_at > 0 ORDER BY name').all();
    sqliteCounters(database, { clock: { now: () => clock.now() + 2000 } });
    const before = names();
    const counters = sqliteCounters(database, { clock });
    await counters.add('gone', 1, { expiresAt: clock.now() + 1000 });
    expect(JSON.stringify(names())).not.toContain('gone');
    clock.advance(2000);
    sqliteCounters(database, { clock });
    expect(names()).toEqual(before);
  });
});
