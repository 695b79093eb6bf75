import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteRateLimiter } from '../../adapters/rate-limiter/sqlite.ts';
import type { RateLimiter } from '../../core/ports.ts';
import type { FixedClock } from '../factories/clock.ts';
import { memoryRateLimiter } from '../factories/limits.ts';
import { rateLimiterContract } from './rate-limiter.suite.ts';

describe('a rate limiter in SQLite', () => {
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-'));
  const databases: DatabaseSync[] = [];
  afterAll(() => {
    for (const database of databases) database.close();
    rmSync(dir, { recursive: true });
  });
  const onFile = () => {
    const database = new DatabaseSync(join(dir, 'limits.db'), { timeout: 5_000 });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
    databases.push(database);
    return database;
  };

  rateLimiterContract(async () => {
    const first = onFile();
    const second = onFile();
    let opened = 0;
    return (clock) => {
      opened += 1;
      return sqliteRateLimiter(opened % 2 === 0 ? first : second, { clock });
    };
  }, 60);
});

describe('a rate limiter in memory, as the simulation has it', () => {
  rateLimiterContract(async () => {
    // One clock for a test, and one bucket for all that are opened with it.
    const limiters = new WeakMap<FixedClock, RateLimiter>();
    return (clock) => {
      const limiter = limiters.get(clock) ?? memoryRateLimiter(clock);
      limiters.set(clock, limiter);
      return limiter;
    };
  }, 60);
});
