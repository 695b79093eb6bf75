import { stat } from 'node:fs/promises';
import { randomIds } from '../../adapters/ids/random-ids.ts';
import { fileKnowledgeStore } from '../../adapters/knowledge-store/file.ts';
import { tinyldDetector } from '../../adapters/language/tinyld.ts';
import type { FrontdeskConfig } from '../../core/config.ts';
import { AppError } from '../../core/errors.ts';
import type { SyncReport } from '../../core/knowledge/sync/report.ts';
import type { Clock, Telemetry } from '../../core/ports.ts';
import { localKnowledge } from '../../local/knowledge.ts';
import { invokeSync, syncLambda } from './invoke-sync.ts';
import { indexFile, syncLocally } from './local-sync.ts';
import { type KnowledgeCommand, knowledgeUsage } from './options.ts';
import type { Progress } from './progress.ts';
import { showPassages } from './show-passages.ts';
import { failuresIn, showReport } from './show-report.ts';
import { showStats } from './show-stats.ts';

export interface CommandWorld {
  config: Pick<FrontdeskConfig, 'languages' | 'knowledge' | 'liveagent'>;
  dir: string;
  clock: Clock;
  telemetry: Telemetry;
  progress: Progress;
  print: (text: string) => void;
  allow: string[];
  liveagent: { url: string | undefined; v1Key: string | undefined };
}

const sync = async (
  command: Extract<KnowledgeCommand, { kind: 'sync' }>,
  world: CommandWorld,
): Promise<SyncReport> => {
  if (command.function !== undefined) {
    world.print(`${command.function} is synchronising; this can take some minutes.`);
    return invokeSync(syncLambda(), command.function, command);
  }
  world.progress.begin();
  try {
    return await syncLocally({
      ...world,
      everything: command.everything,
      onProgress: world.progress.show,
    });
  } finally {
    world.progress.end();
  }
};

const search = async (
  { query, language, limit }: Extract<KnowledgeCommand, { kind: 'search' }>,
  world: CommandWorld,
): Promise<string> => {
  const spoken = language ?? tinyldDetector().detect(query) ?? world.config.languages.default;
  const knowledge = await localKnowledge(world);
  return showPassages(await knowledge.search(query, { limit, language: spoken }), spoken);
};

const stats = async ({ dir }: CommandWorld): Promise<string> => {
  const snapshot = await fileKnowledgeStore(dir, randomIds).load();
  if (snapshot === undefined) {
    throw new AppError(
      'not_found',
      `nothing was synchronised into ${dir} yet; expected npm run knowledge -- sync before`,
    );
  }
  const index = await stat(indexFile(dir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return showStats(snapshot, index?.size);
};

/** Runs one command; the result is the process's exit code. AppError where it could not be done at all. */
export const runKnowledgeCommand = async (command: KnowledgeCommand, world: CommandWorld): Promise<0 | 1> => {
  switch (command.kind) {
    case 'help':
      world.print(knowledgeUsage);
      return 0;
    case 'sync': {
      const report = await sync(command, world);
      world.print(showReport(report));
      return failuresIn(report).length > 0 ? 1 : 0;
    }
    case 'search':
      world.print(await search(command, world));
      return 0;
    case 'stats':
      world.print(await stats(world));
      return 0;
  }
};
