import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ids } from '../core/ports.ts';
import type { SecretValues } from '../core/secrets.ts';

/** Secrets of this machine's local run: made once, kept with its data, so that links and cards outlive a restart. */
export const localSecrets = (dir: string, ids: Ids): SecretValues => {
  const file = join(dir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as SecretValues;
  const values: SecretValues = {
    liveagent_keys: { v3: ids.next(), v1: ids.next() },
    liveagent_webhook: { current: `${ids.next()}${ids.next()}` },
    slack: { botToken: `xoxb-${ids.next()}`, signingSecret: ids.next() },
    transcript_keys: { keys: [{ id: 'k1', key: `${ids.next()}${ids.next()}` }] },
  };
  writeFileSync(file, JSON.stringify(values, null, 2), { mode: 0o600 });
  return values;
};
