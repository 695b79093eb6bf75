/** `npm run knowledge -- sync | search "…" | stats`: the knowledge base from the command line. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../adapters/time/system-clock.ts';
import { AppError } from '../core/errors.ts';
import { knowledgeDir } from '../local/knowledge.ts';
import { localTelemetry } from '../local/local-telemetry.ts';
import { type KnowledgeCommand, parseKnowledgeOptions } from './knowledge/options.ts';
import { syncProgress } from './knowledge/progress.ts';
import { runKnowledgeCommand } from './knowledge/run-command.ts';
import { loadConfig } from './load-config.ts';

const optionsOrExit = (): KnowledgeCommand => {
  try {
    return parseKnowledgeOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(`${error.message} (--help tells more)`);
    process.exit(2);
  }
};

const command = optionsOrExit();
try {
  const { FRONTDESK_CONFIG, FRONTDESK_ALLOW_HOSTS = '', LIVEAGENT_URL, LIVEAGENT_V1_KEY } = process.env;
  const config = await loadConfig(resolve(FRONTDESK_CONFIG ?? 'frontdesk.config.ts'));
  const dir = knowledgeDir('.frontdesk');
  mkdirSync(dir, { recursive: true });
  process.exitCode = await runKnowledgeCommand(command, {
    config,
    dir,
    clock: systemClock,
    telemetry: localTelemetry(join(dir, 'sync.log')),
    progress: syncProgress(process.stderr),
    print: (text) => console.log(text),
    allow: FRONTDESK_ALLOW_HOSTS.split(',').filter((host) => host !== ''),
    liveagent: { url: LIVEAGENT_URL, v1Key: LIVEAGENT_V1_KEY },
  });
} catch (error) {
  // What a person can mend is said in one line; anything else is a bug and shows where it is.
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
