import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalRun, startLocal } from '../../local/start-local.ts';
import { deskAt } from '../factories/desk.ts';
import { journeys } from './journeys.suite.ts';

const dir = mkdtempSync(join(tmpdir(), 'frontdesk-e2e-'));
let run: LocalRun;

beforeAll(async () => {
  run = await startLocal(
    { mode: 'embedded', fresh: false, port: 0, model: { kind: 'scripted' }, dir },
    () => undefined,
  );
});

afterAll(async () => {
  await run.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('the embedded local run', () => {
  journeys(deskAt(() => run.url));
});
