import { join } from 'node:path';
import { folderMail, listMail } from '../adapters/mail/folder.ts';
import type { FrontdeskConfig } from '../core/config.ts';
import type { Clock, Ids } from '../core/ports.ts';
import type { SecretValues } from '../core/secrets.ts';
import type { Cast } from './cast.ts';
import { createBedrockEmulator } from './emulators/bedrock/bedrock-emulator.ts';
import { openaiModel } from './emulators/bedrock/openai-model.ts';
import { scriptedModel } from './emulators/bedrock/scripted/scripted-model.ts';
import { createLiveAgentEmulator } from './emulators/liveagent/liveagent-emulator.ts';
import { createSesEmulator } from './emulators/ses/ses-emulator.ts';
import { createSlackEmulator } from './emulators/slack/slack-emulator.ts';
import type { Faults } from './faults.ts';
import type { ModelChoice } from './options.ts';

export interface EmulatorsOptions {
  config: FrontdeskConfig;
  cast: Cast;
  secrets: SecretValues;
  dir: string;
  model: ModelChoice;
  faults: Faults;
  clock: Clock;
  ids: Ids;
  /** Base URL of the product, without a slash at its end. */
  target: () => string;
  /** Milliseconds before each further delivery of an event by Slack. */
  slackRetriesMs?: number[] | undefined;
  /** Hears of webhooks and events that the product did not take. */
  warn?: (line: string) => void;
}

/** Who configures more requests than LiveAgent allows has an account with a higher limit. */
const raisedLimit = (configured: number | undefined): number | undefined =>
  configured !== undefined && configured > 180 ? configured + 10 : undefined;

/** LiveAgent, Slack, SES and Bedrock on loopback ports of their own. Bedrock is left out where the real one answers. */
export const startEmulators = async (options: EmulatorsOptions) => {
  const { config, cast, secrets, dir, model, faults, target } = options;
  const now = options.clock.now;
  const { byResponder = {}, ...agents } = config.liveagent.agents;
  const liveagent = await createLiveAgentEmulator({
    keys: secrets.liveagent_keys,
    webhookSecret: secrets.liveagent_webhook.current,
    target,
    agents: {
      ...agents,
      others: [
        cast.panelAgent,
        ...Object.entries(byResponder).map(([id, email]) => ({ id: id.toLowerCase(), email, name: id })),
      ],
    },
    faults,
    stateFile: join(dir, 'liveagent.json'),
    requestsPerMinute: raisedLimit(config.liveagent.requestsPerMinute),
    ...(options.warn === undefined ? {} : { warn: options.warn }),
    now,
  });
  const slack = await createSlackEmulator({
    ...secrets.slack,
    botUserId: cast.bot,
    channels: cast.channels,
    users: cast.users,
    usergroups: cast.usergroups,
    target,
    faults,
    stateFile: join(dir, 'slack.json'),
    retryWaitsMs: options.slackRetriesMs,
    warn: options.warn,
    now,
  });
  const mailDir = join(dir, 'mail');
  const ses = await createSesEmulator({
    mailbox: folderMail({ dir: mailDir, now, ids: options.ids }),
    faults,
  });
  const bedrock =
    model.kind === 'bedrock'
      ? undefined
      : await createBedrockEmulator({
          model:
            model.kind === 'openai' ? openaiModel({ url: model.url, model: model.name }) : scriptedModel(),
          faults,
          now,
        });
  return {
    liveagent,
    slack,
    ses: { ...ses, mails: () => listMail(mailDir) },
    bedrock,
    close: async () => {
      await Promise.all([liveagent.close(), slack.close(), ses.close(), bedrock?.close()]);
    },
  };
};

export type Emulators = Awaited<ReturnType<typeof startEmulators>>;
