/** The product alone, in a process that its parent may kill: handlers, queues and store, without the emulators. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomIds } from '../../adapters/ids/random-ids.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import { loadConfig } from '../../scripts/load-config.ts';
import { startEmbedded } from '../embedded.ts';
import { localSecrets } from '../local-secrets.ts';
import { serverOptions } from '../server-options.ts';
import type { WorkerOptions } from './start-worker.ts';

const { configPath, ...options } = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;

// Whoever started this process is gone, so nothing can reach it any more.
process.on('disconnect', () => process.exit(0));

const product = await startEmbedded({
  ...options,
  config: await loadConfig(configPath),
  secrets: localSecrets(options.dir, randomIds),
  clock: systemClock,
  ids: randomIds,
});
const server = createServer(serverOptions, product.serve);
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
