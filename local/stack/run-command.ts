import { spawn } from 'node:child_process';

export interface CommandResult {
  /** Null where a signal ended it or it could not be started. */
  status: number | null;
  /** Both streams as they came, the newest 100,000 characters. */
  output: string;
}

const keptCharacters = 100_000;

/** Runs a command to its end. It never throws: a command that cannot be started has status null and says why. */
export const runCommand = (
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; onLine?: (line: string) => void } = {},
): Promise<CommandResult> =>
  new Promise((done) => {
    const { onLine, ...spawnOptions } = options;
    const child = spawn(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-keptCharacters);
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        if (onLine !== undefined) lines.forEach(onLine);
      });
    }
    child.on('error', (error) => done({ status: null, output: error.message }));
    child.on('close', (status) => done({ status, output }));
  });
