import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomIds } from '../adapters/ids/random-ids.ts';
import { systemClock } from '../adapters/time/system-clock.ts';
import { type FrontdeskConfig, parseConfig } from '../core/config.ts';
import { castOf } from './cast.ts';
import type { LocalInfo } from './console/console-view.ts';
import { productRoutes } from './console/product-routes.ts';
import { startConsole } from './console/server.ts';
import { startEmbedded } from './embedded.ts';
import { startEmulators } from './emulators.ts';
import { createFaults } from './faults.ts';
import { httpApi } from './http-api.ts';
import { localSecrets } from './local-secrets.ts';
import type { LocalOptions, ModelChoice } from './options.ts';
import { pipelineOf } from './pipeline.ts';

export interface LocalRun {
  url: string;
  stop(): Promise<void>;
}

const modelLabel = (model: ModelChoice): LocalInfo['model'] => {
  if (model.kind === 'scripted')
    return { kind: 'scripted', label: 'Scripted model: deterministic rules, not AI' };
  if (model.kind === 'bedrock') return { kind: 'bedrock', label: 'Amazon Bedrock' };
  return { kind: 'openai', label: `${model.name} at ${model.url}` };
};

export const loadConfig = async (): Promise<FrontdeskConfig> => {
  const path = resolve(process.env.FRONTDESK_CONFIG ?? 'frontdesk.config.ts');
  const loaded = (await import(pathToFileURL(path).href)) as { default: unknown };
  return parseConfig(loaded.default);
};

/** Brings everything up in one process. AppError says what stood in the way, for example a port in use. */
export const startLocal = async (
  options: LocalOptions & { dir?: string },
  _log: (line: string) => void,
): Promise<LocalRun> => {
  const config = await loadConfig();
  const dir = options.dir ?? join('.frontdesk', options.mode);
  if (options.fresh) rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const clock = systemClock;
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
    target: () => origin,
  });
  let product: Awaited<ReturnType<typeof startEmbedded>> | undefined;
  const console = await startConsole({
    port: options.port,
    product: (request, response) => serve(request, response),
    liveagent: emulators.liveagent,
    slack: emulators.slack,
    mail: { list: async () => product?.mail.list() ?? [] },
    pipeline: { recent: async (ids) => (product === undefined ? [] : pipelineOf(product.store).recent(ids)) },
    faults,
    names: {
      [cast.bot]: 'Frontdesk',
      [cast.channel.id]: cast.channel.name,
      ...Object.fromEntries(cast.users.map((user) => [user.id, user.realName])),
    },
    info: () => ({
      mode: options.mode,
      slack: {
        channel: cast.channel.id,
        botUserId: cast.bot,
        responders: cast.responders,
        outsiders: cast.outsiders,
        signingSecret: secrets.slack.signingSecret,
      },
      liveagent: { webhookSecret: secrets.liveagent_webhook.current, apiKey: secrets.liveagent_keys.v3 },
      mail: { recipients: config.leads.recipients },
      model: modelLabel(options.model),
    }),
  });
  origin = console.url;
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  product = await startEmbedded({
    config,
    secrets,
    dir,
    emulators,
    faults,
    clock,
    ids: randomIds,
    publicUrl: origin,
    version,
  });
  serve = productRoutes(httpApi(product.routes));
  return {
    url: console.url,
    stop: async () => {
      await console.close();
      await product.stop();
      await emulators.close();
    },
  };
};
