import { DatabaseSync } from 'node:sqlite';
import { sqliteCounters } from '../../adapters/counters/sqlite.ts';
import { fixedClock } from '../factories/clock.ts';
import { countersContract } from './counters.suite.ts';

describe('counters in SQLite', () => {
  const database = new DatabaseSync(':memory:');
  afterAll(() => database.close());

  countersContract(async (options) => sqliteCounters(database, options));

  it('drop what has expired when they are opened', async () => {
    const clock = fixedClock();
    const counters = sqliteCounters(database, { clock });
    await counters.add('gone', 1, { expiresAt: clock.now() + 1000 });
    clock.advance(2000);
    sqliteCounters(database, { clock });
    expect(database.prepare("SELECT count(*) AS n FROM counters WHERE name = 'gone'").get()).toEqual({
      n: 0,
    });
  });
});
