import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { runCommand } from './run-command.ts';

const minimum = { major: 3, minor: 10 };
const commands = ['python3', 'python'];
const printVersion = 'import sys; print("%d.%d" % sys.version_info[:2])';

const findPython = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const found: string[] = [];
  for (const command of commands) {
    const { status, output } = await runCommand(command, ['-c', printVersion], { env });
    if (status !== 0) continue;
    const [major = 0, minor = 0] = output.trim().split('.').map(Number);
    if (major === minimum.major && minor >= minimum.minor) return command;
    found.push(`${command} is ${output.trim()}`);
  }
  throw new AppError(
    'unavailable',
    `the stack run needs Python ${minimum.major}.${minimum.minor} or newer for MiniStack; ${found.join(' and ') || `found no ${commands.join(' or ')}`}. Install it, or run "npm start" without --stack, which needs Node alone.`,
  );
};

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

const lastLines = (output: string) => output.trim().split('\n').slice(-3).join('\n');

/**
 * A virtual environment under `dir` that holds `requirement` (such as `ministack==1.5.33`), made once. Gives its
 * Python. AppError unavailable where there is no fit Python, or the package index cannot be reached.
 */
export const virtualEnvironment = async (options: {
  dir: string;
  requirement: string;
  log: (line: string) => void;
  /** Environment of the commands: PATH finds Python, PIP_… steers pip. */
  env?: NodeJS.ProcessEnv;
}): Promise<string> => {
  const { dir, requirement, log, env = process.env } = options;
  const python = join(dir, 'bin', 'python');
  const finished = join(dir, `${requirement}.installed`);
  if (await exists(finished)) return python;
  const system = await findPython(env);
  log(`Installing ${requirement} into ${dir}, once; this takes a minute`);
  await rm(dir, { recursive: true, force: true });
  const made = await runCommand(system, ['-m', 'venv', dir], { env });
  if (made.status !== 0) {
    throw new AppError(
      'unavailable',
      `"${system} -m venv" failed; expected Python's venv module (on Debian: apt install python3-venv).\n${lastLines(made.output)}`,
    );
  }
  const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--quiet', requirement];
  const installed = await runCommand(python, pip, { env });
  if (installed.status !== 0) {
    throw new AppError(
      'unavailable',
      `${requirement} could not be installed from the Python package index. Check the network, or name another index in PIP_INDEX_URL, and run the same command again.\n${lastLines(installed.output)}`,
    );
  }
  await mkdir(finished);
  return python;
};
