import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../core/errors.ts';
import { virtualEnvironment } from './python.ts';

const requirement = 'ministack==1.5.33';
const startsWithinMs = 60_000;
const stopsWithinMs = 5_000;
const nodeModulesBin = resolve(import.meta.dirname, '../../node_modules/.bin');

const program = join(import.meta.dirname, 'run-ministack.py');

export interface MiniStack {
  /** For AWS_ENDPOINT_URL. */
  url: string;
  /** Ends it and every function it runs. */
  close(): Promise<void>;
}

const freePort = () =>
  new Promise<number>((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** The emulator's process leads a group of its own, in which its functions are too. */
const killGroup = (child: ChildProcess, signal: NodeJS.Signals) => {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

const stop = async (child: ChildProcess) => {
  const ended = new Promise((done) => child.once('exit', done));
  if (child.exitCode === null && child.signalCode === null) {
    killGroup(child, 'SIGTERM');
    await Promise.race([ended, sleep(stopsWithinMs, undefined, { ref: false })]);
  }
  // Functions may outlive the emulator that started them.
  killGroup(child, 'SIGKILL');
};

/** Waits until `url` answers with `nonce`: then the listener is the process started here and no other. */
const ready = async (url: string, nonce: string, child: ChildProcess, logFile: string) => {
  const deadline = performance.now() + startsWithinMs;
  const failed = (what: string) => new AppError('unavailable', `MiniStack ${what}; its log is ${logFile}`);
  while (performance.now() < deadline) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
      throw failed('ended while it was starting');
    const health = await fetch(`${url}/_ministack/health`, { signal: AbortSignal.timeout(2000) }).then(
      (response) => response.json() as Promise<{ edition?: string }>,
      () => undefined,
    );
    if (health?.edition === nonce) return;
    if (health !== undefined) throw failed(`did not get ${url}: another program answers there`);
    await sleep(100);
  }
  throw failed(`did not answer within ${startsWithinMs / 1000} s`);
};

/**
 * Starts MiniStack, an emulator of AWS, on a free loopback port. What it installs and writes stays in `dir`. AppError
 * unavailable says what is missing.
 */
export const startMiniStack = async (options: {
  dir: string;
  log: (line: string) => void;
}): Promise<MiniStack> => {
  const dir = resolve(options.dir);
  const python = await virtualEnvironment({ dir: join(dir, 'venv'), requirement, log: options.log });
  // Of its own, since another may be running.
  const data = await mkdtemp(join(dir, 'ministack-'));
  // What MiniStack unpacks here is CommonJS, whatever this project's own package says.
  await writeFile(join(data, 'package.json'), '{"type":"commonjs"}\n');
  const logFile = join(dir, 'ministack.log');
  const output = await open(logFile, 'w');
  const port = await freePort();
  const nonce = `frontdesk-${randomUUID()}`;
  const child = spawn(python, [program], {
    cwd: data,
    detached: true,
    stdio: ['pipe', output.fd, output.fd],
    // Nothing else of this environment: MiniStack hands its own on to the functions.
    env: {
      // It runs functions with the first node there is.
      PATH: [nodeModulesBin, process.env.PATH].join(delimiter),
      HOME: data,
      TMPDIR: data,
      STATE_DIR: join(data, 'state'),
      S3_DATA_DIR: join(data, 's3'),
      BIND_HOST: '127.0.0.1',
      // Queue addresses name this host; "localhost" would not be the SDK's endpoint and may not resolve alike.
      MINISTACK_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      // Checks each call against the caller's IAM role, as AWS does.
      AUTH: 'true',
      // Shown by its health page and used for nothing else.
      MINISTACK_EDITION: nonce,
    },
  });
  // Without a listener it would be thrown out of nowhere; `ready` sees that there is no process.
  child.on('error', (error) => options.log(`MiniStack: ${error.message}`));
  await output.close();
  const onExit = () => killGroup(child, 'SIGKILL');
  process.once('exit', onExit);
  const close = async () => {
    await stop(child);
    process.off('exit', onExit);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await ready(url, nonce, child, logFile);
  } catch (error) {
    await close();
    throw error;
  }
  options.log(`MiniStack runs at ${url}`);
  return { url, close };
};
