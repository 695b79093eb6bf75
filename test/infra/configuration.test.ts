import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const runApp = (config: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/on24.mjs', 'bin/app.ts'], {
    env: { ...process.env, NODE_OPTIONS: '', FRONTDESK_CONFIG: config },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('bin/app.ts', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'frontdesk-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('says what is wrong with a configuration, and nothing else', () => {
    const path = join(dir, 'wrong.config.ts');
    const good = join(import.meta.dirname, '../../frontdesk.config.ts');
    writeFileSync(
      path,
      `import good from ${JSON.stringify(good)};
       export default { ...good, brand: { ...good.brand, site: 'liveagent.com', colour: 'orange' } };`,
    );
    expect(runApp(path)).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'frontdesk.config.ts: brand.site is "liveagent.com"; expected the address of the website, starting with https://\n' +
        'frontdesk.config.ts: brand has no key "colour"\n',
    });
  });

  it('names a configuration that does not exist', () => {
    const path = join(dir, 'missing.config.ts');
    expect(runApp(path)).toEqual({
      status: 1,
      stdout: '',
      stderr: `FRONTDESK_CONFIG names ${path}, which does not exist; expected a file\n`,
    });
  });
});
