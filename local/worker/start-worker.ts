import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteConversations } from '../../adapters/conversations/sqlite.ts';
import { AppError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import type { EmbeddedOptions } from '../embedded.ts';

/** What the process is told; all of it fits into JSON. */
export type WorkerOptions = Pick<
  EmbeddedOptions,
  'dir' | 'knowledgeDir' | 'services' | 'publicUrl' | 'version' | 'patience'
> & { configPath: string };

const entry = join(import.meta.dirname, 'main.ts');

/** Long enough for a machine that is busy with tests. */
const startTimeoutMs = 60_000;

const portOf = async (child: ChildProcess): Promise<number> => {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), startTimeoutMs);
  try {
    const [message] = await Promise.race([
      once(child, 'message', { signal: giveUp.signal }),
      once(child, 'exit', { signal: giveUp.signal }).then(([code, signal]) => {
        throw new AppError('unavailable', `the worker ended while it started (${code ?? signal})`);
      }),
    ]);
    return (message as { port: number }).port;
  } finally {
    clearTimeout(timer);
    giveUp.abort();
  }
};

/**
 * The product in a process of its own: it can be killed and started again while everything that it talks to lives on.
 * A request that finds it dead has its connection cut, like one to a server that is down.
 */
export const startWorker = async (
  options: WorkerOptions,
  { retentionDays, clock }: { retentionDays: number; clock: Clock },
) => {
  let running: { child: ChildProcess; port: number; agent: Agent } | undefined;

  const start = async (): Promise<void> => {
    if (running !== undefined) throw new AppError('conflict', 'the worker runs; expected it to be dead');
    const child = fork(entry, [JSON.stringify(options)], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    running = { child, port: await portOf(child), agent: new Agent({ keepAlive: true }) };
  };

  /** SIGKILL: nothing in it gets a chance to finish. Resolves when it is gone. */
  const kill = async (): Promise<void> => {
    if (running === undefined) throw new AppError('conflict', 'the worker is dead; expected it to run');
    const { child, agent } = running;
    running = undefined;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    agent.destroy();
  };

  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const worker = running;
    if (worker === undefined) {
      request.socket.destroy();
      return;
    }
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port: worker.port,
        agent: worker.agent,
        method: request.method,
        path: request.url,
        headers: request.headers,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on('error', () => response.destroy());
        answer.pipe(response);
      },
    );
    outgoing.on('error', () => request.socket.destroy());
    request.pipe(outgoing);
  };

  await start();
  const database = new DatabaseSync(join(options.dir, 'frontdesk.db'), { timeout: 5_000 });
  return {
    serve,
    start,
    kill,
    store: sqliteConversations(database, { retentionDays, clock }),
    stop: async () => {
      if (running !== undefined) await kill();
      database.close();
    },
  };
};

export type Worker = Awaited<ReturnType<typeof startWorker>>;
