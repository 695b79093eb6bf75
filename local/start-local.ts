import { mkdirSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { randomIds } from '../adapters/ids/random-ids.ts';
import { systemClock } from '../adapters/time/system-clock.ts';
import type { Clock, ConversationStore } from '../core/ports.ts';
import packageJson from '../package.json' with { type: 'json' };
import { loadConfig } from '../scripts/load-config.ts';
import { castOf } from './cast.ts';
import type { ConsoleView, LocalInfo } from './console/console-view.ts';
import { productRoutes } from './console/product-routes.ts';
import { startConsole } from './console/server.ts';
import { type Patience, startEmbedded } from './embedded.ts';
import { startEmulators } from './emulators.ts';
import { createFaults } from './faults.ts';
import { knowledgeDir } from './knowledge.ts';
import { localSecrets } from './local-secrets.ts';
import type { LocalOptions, ModelChoice } from './options.ts';
import { pipelineOf } from './pipeline.ts';
import { startStack } from './stack/start-stack.ts';
import { startWorker, type Worker } from './worker/start-worker.ts';

/** Everything the local run keeps. */
const home = '.frontdesk';

export interface LocalRun {
  url: string;
  /** Where the product runs in a process of its own. */
  worker?: Pick<Worker, 'start' | 'kill'>;
  stop(): Promise<void>;
}

export interface LocalRunOptions extends LocalOptions {
  /** Where data is kept. */
  dir?: string;
  /** Milliseconds before each further delivery of an event by Slack; up to half a minute where left out. */
  slackRetriesMs?: number[];
  /** What everything here goes by, a product in a process of its own apart; the system's where left out. */
  clock?: Clock;
  /** The product in a process of its own, which can be killed; `embedded` mode only. */
  apart?: { patience?: Patience };
}

const modelLabel = (model: ModelChoice): LocalInfo['model'] => {
  if (model.kind === 'scripted')
    return { kind: 'scripted', label: 'Scripted model: deterministic rules, not AI' };
  if (model.kind === 'bedrock') return { kind: 'bedrock', label: 'Amazon Bedrock' };
  return { kind: 'openai', label: `${model.name} at ${model.url}` };
};

/** What both ways of running the product offer to the console. */
interface Product {
  serve: (request: IncomingMessage, response: ServerResponse) => void;
  store: Pick<ConversationStore, 'history'>;
  /** Where it is not the emulator's. */
  mail?: ConsoleView['mail'];
  worker?: LocalRun['worker'];
  stop(): Promise<void>;
}

/**
 * Brings up emulators, product and console; `stack` deploys the product into MiniStack first. AppError says what
 * stood in the way, for example a port in use.
 */
export const startLocal = async (
  options: LocalRunOptions,
  log: (line: string) => void,
): Promise<LocalRun> => {
  const configPath = resolve(process.env.FRONTDESK_CONFIG ?? 'frontdesk.config.ts');
  const config = await loadConfig(configPath);
  const dir = options.dir ?? join(home, options.mode);
  if (options.fresh) rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const clock = options.clock ?? systemClock;
  const secrets = localSecrets(dir, randomIds);
  const cast = castOf(config);
  const faults = createFaults();
  let origin = '';
  let serve: ReturnType<typeof productRoutes> = () => false;
  const emulators = await startEmulators({
    config,
    cast,
    secrets,
    dir,
    model: options.model,
    faults,
    clock,
    ids: randomIds,
    target: () => origin,
    slackRetriesMs: options.slackRetriesMs,
    warn: log,
  });
  let product: Product | undefined;
  const console = await startConsole({
    port: options.port,
    product: (request, response) => serve(request, response),
    liveagent: emulators.liveagent,
    slack: emulators.slack,
    mail: { list: () => product?.mail?.list() ?? emulators.ses.mails() },
    pipeline: { recent: async (ids) => (product === undefined ? [] : pipelineOf(product.store).recent(ids)) },
    faults,
    names: {
      [cast.bot]: 'Frontdesk',
      ...Object.fromEntries(cast.channels.map(({ id, name }) => [id, name])),
      ...Object.fromEntries(cast.users.map((user) => [user.id, user.realName])),
    },
    info: () => ({
      mode: options.mode,
      slack: {
        channel: cast.channel.id,
        channels: cast.channels.map(({ id }) => id),
        botUserId: cast.bot,
        responders: cast.responders,
        outsiders: cast.outsiders,
        signingSecret: secrets.slack.signingSecret,
      },
      liveagent: {
        webhookSecret: secrets.liveagent_webhook.current,
        apiKey: secrets.liveagent_keys.v3,
        panelAgent: cast.panelAgent.id,
      },
      mail: { recipients: config.leads.recipients },
      model: modelLabel(options.model),
    }),
  });
  origin = console.url;
  const embedded = {
    dir,
    knowledgeDir: knowledgeDir(options.dir ?? home),
    services: {
      liveagent: emulators.liveagent.url,
      slack: emulators.slack.url,
      ses: emulators.ses.url,
      bedrock: emulators.bedrock?.url,
    },
    publicUrl: origin,
    version: packageJson.version,
  };
  const bringUp = async (): Promise<Product> => {
    if (options.mode === 'stack') {
      const publicUrl = origin;
      return startStack({ config, secrets, dir, emulators, faults, clock, publicUrl, configPath, home, log });
    }
    if (options.apart === undefined) {
      return startEmbedded({ ...embedded, config, secrets, clock, ids: randomIds });
    }
    const worker = await startWorker(
      { ...embedded, ...options.apart, configPath },
      { retentionDays: config.retention.days, clock },
    );
    return { ...worker, worker };
  };
  try {
    product = await bringUp();
  } catch (error) {
    await Promise.all([console.close(), emulators.close()]);
    throw error;
  }
  serve = productRoutes(product.serve);
  return {
    url: console.url,
    ...(product.worker === undefined ? {} : { worker: product.worker }),
    stop: async () => {
      await console.close();
      await product?.stop();
      await emulators.close();
    },
  };
};
