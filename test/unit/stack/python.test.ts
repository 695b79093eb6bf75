import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { virtualEnvironment } from '../../../local/stack/python.ts';

describe('virtualEnvironment', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'frontdesk-'));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });

  const install = (file: string, script: string) => {
    writeFileSync(join(dir, file), `#!/bin/sh\n${script}\n`);
    chmodSync(join(dir, file), 0o755);
  };
  const make = (log: string[] = []) =>
    virtualEnvironment({
      dir: join(dir, 'venv'),
      requirement: 'ministack==1.5.33',
      log: (line) => log.push(line),
      env: { PATH: dir },
    });
  /** A Python whose `-m venv` makes a Python that runs `pip` as given. */
  const installPython = (pip: string) =>
    install(
      'python3',
      `case "$2" in
        venv) /bin/mkdir -p "$3/bin" && printf '#!/bin/sh\\n${pip}\\n' > "$3/bin/python" && /bin/chmod 755 "$3/bin/python";;
        *) echo 3.12;;
      esac`,
    );

  it('says what to install where there is no Python', async () => {
    await expect(make()).rejects.toMatchObject({
      code: 'unavailable',
      message:
        'the stack run needs Python 3.10 or newer for MiniStack; found no python3 or python. Install it, or run "npm start" without --stack, which needs Node alone.',
    });
  });

  it('names the versions that are too old', async () => {
    install('python3', 'echo 3.8');
    await expect(make()).rejects.toMatchObject({
      code: 'unavailable',
      message:
        'the stack run needs Python 3.10 or newer for MiniStack; python3 is 3.8. Install it, or run "npm start" without --stack, which needs Node alone.',
    });
  });

  it('says what is missing where Python cannot make environments', async () => {
    install('python3', 'if [ "$2" = venv ]; then echo "No module named venv" >&2; exit 1; fi; echo 3.12');
    await expect(make()).rejects.toMatchObject({
      code: 'unavailable',
      message:
        '"python3 -m venv" failed; expected Python\'s venv module (on Debian: apt install python3-venv).\nNo module named venv',
    });
  });

  it('says how to try again where the package index does not answer', async () => {
    installPython('echo "ERROR: no route to host" >&2; exit 1');
    await expect(make()).rejects.toMatchObject({
      code: 'unavailable',
      message:
        'ministack==1.5.33 could not be installed from the Python package index. Check the network, or name another index in PIP_INDEX_URL, and run the same command again.\nERROR: no route to host',
    });
  });

  it('installs once, and again after an installation that failed', async () => {
    const log: string[] = [];
    installPython('exit 1');
    await expect(make(log)).rejects.toMatchObject({ code: 'unavailable' });
    installPython('exit 0');
    const python = join(dir, 'venv', 'bin', 'python');
    await expect(make(log)).resolves.toBe(python);
    await expect(make(log)).resolves.toBe(python);
    expect(log).toHaveLength(2);
  });
});
