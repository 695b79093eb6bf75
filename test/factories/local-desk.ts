import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalRun, startLocal } from '../../local/start-local.ts';
import { deskAt } from './desk.ts';

/** A desk over the embedded run of the tests of one file, with data of its own. `configPath`: another configuration. */
export const localDesk = (configPath?: string) => {
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-e2e-'));
  const configured = process.env.FRONTDESK_CONFIG;
  let run: LocalRun | undefined;

  beforeAll(async () => {
    if (configPath !== undefined) process.env.FRONTDESK_CONFIG = configPath;
    const options = { mode: 'embedded', fresh: false, port: 0, model: { kind: 'scripted' }, dir } as const;
    run = await startLocal(options, () => undefined);
  });

  afterAll(async () => {
    await run?.stop();
    rmSync(dir, { recursive: true, force: true });
    if (configured === undefined) delete process.env.FRONTDESK_CONFIG;
    else process.env.FRONTDESK_CONFIG = configured;
  });

  return deskAt(() => run?.url ?? '');
};
