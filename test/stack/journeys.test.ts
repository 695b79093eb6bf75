import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalRun, startLocal } from '../../local/start-local.ts';
import { journeys } from '../e2e/journeys.suite.ts';
import { deskAt } from '../factories/desk.ts';

// Below the project, so that what is written there finds the project's configuration and packages.
const dir = mkdtempSync(join('.frontdesk', 'stack-test-'));
const said: string[] = [];
let run: LocalRun | undefined;

beforeAll(async () => {
  run = await startLocal({ mode: 'stack', fresh: false, port: 0, model: { kind: 'scripted' }, dir }, (line) =>
    said.push(line),
  );
}, 180_000);

afterAll(async () => {
  await run?.stop();
  rmSync(dir, { recursive: true, force: true });
}, 120_000);

describe('the stack deployed by cdk', () => {
  journeys(deskAt(() => run?.url ?? ''));
});
