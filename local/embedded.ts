import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteBookmarks } from '../adapters/bookmarks/sqlite.ts';
import { sqliteCircuits } from '../adapters/circuits/sqlite.ts';
import { sqliteConversations } from '../adapters/conversations/sqlite.ts';
import { sqliteCounters } from '../adapters/counters/sqlite.ts';
import { liveAgentChanges } from '../adapters/help-desk/changes.ts';
import { liveAgentHelpDesk } from '../adapters/help-desk/liveagent.ts';
import { tinyldDetector } from '../adapters/language/tinyld.ts';
import { sesClient, sesMail } from '../adapters/mail/ses.ts';
import { bedrockClient, bedrockModel } from '../adapters/model/bedrock.ts';
import { guardedPageReader } from '../adapters/page-reader/guarded.ts';
import { sqliteQueues } from '../adapters/queues/sqlite.ts';
import { sqliteRateLimiter } from '../adapters/rate-limiter/sqlite.ts';
import { fixedSecrets } from '../adapters/secrets/fixed.ts';
import { hmacFileLinks } from '../adapters/signed-links/file.ts';
import { hmacTranscriptLinks } from '../adapters/signed-links/transcript.ts';
import { slackTeamChat } from '../adapters/team-chat/slack.ts';
import { slackFiles } from '../adapters/team-chat/slack-files.ts';
import { systemSleep } from '../adapters/time/system-sleep.ts';
import { guardedHelpDesk, guardedModel, guardedTeamChat } from '../core/circuits/guarded-ports.ts';
import type { FrontdeskConfig } from '../core/config.ts';
import { pacedTeamChat } from '../core/limits/paced-team-chat.ts';
import { requestAllowance } from '../core/limits/request-allowance.ts';
import { queueDelaySeconds } from '../core/messages.ts';
import type { Clock, Ids } from '../core/ports.ts';
import type { SecretValues } from '../core/secrets.ts';
import { converse } from '../functions/converse/handler.ts';
import { escalate } from '../functions/escalate/handler.ts';
import { files } from '../functions/files/handler.ts';
import { makeHandler as health } from '../functions/health/handler.ts';
import { http } from '../functions/http.ts';
import { notifyLead } from '../functions/notify-lead/handler.ts';
import { receive } from '../functions/receive/handler.ts';
import { reply } from '../functions/reply/handler.ts';
import { ring } from '../functions/ring/handler.ts';
import { slack } from '../functions/slack/handler.ts';
import { sweep } from '../functions/sweep/handler.ts';
import { transcript } from '../functions/transcript/handler.ts';
import { type HttpApiHandler, httpApi } from './http-api.ts';
import { localKnowledge } from './knowledge.ts';
import { localTelemetry } from './local-telemetry.ts';
import { startPump } from './pump.ts';
import { startSweeper } from './sweeper.ts';

export interface Services {
  liveagent: string;
  slack: string;
  ses: string;
  bedrock?: string | undefined;
}

/** Milliseconds. The lease must outlast one delivery with all its requests. */
export interface Patience {
  leaseMs: number;
  helpDeskMs: number;
  modelMs: number;
}

const usualPatience: Patience = { leaseMs: 30_000, helpDeskMs: 8_000, modelMs: 20_000 };

export interface EmbeddedOptions {
  config: FrontdeskConfig;
  secrets: SecretValues;
  dir: string;
  /** Of `npm run knowledge`. */
  knowledgeDir: string;
  /** Where the services answer; the real Bedrock where its address is left out. */
  services: Services;
  clock: Clock;
  ids: Ids;
  publicUrl: string;
  version: string;
  /** As the functions in Lambda have it where left out. */
  patience?: Patience;
}

/** Where the emulator answers no credentials are needed; the SDK insists on some. */
const nobody = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The same handlers as in Lambda over the embedded twins, fed by the embedded queues. */
export const startEmbedded = async (options: EmbeddedOptions) => {
  const { config, dir, services, clock, ids, patience = usualPatience } = options;
  const telemetry = localTelemetry(join(dir, 'frontdesk.log'));
  const database = new DatabaseSync(join(dir, 'frontdesk.db'), { timeout: 5_000 });
  // A tenth of the write time; a power cut may cost the last moment of a demonstration.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  const store = sqliteConversations(database, { retentionDays: config.retention.days, clock });
  const queues = sqliteQueues(database, { clock, delaySeconds: queueDelaySeconds });
  const secrets = fixedSecrets(options.secrets);
  const limiter = sqliteRateLimiter(database, { clock });
  const circuits = { circuits: sqliteCircuits(database, { clock }), clock, telemetry };
  const allowance = (manner: 'brief' | 'at_once') =>
    requestAllowance({ limiter, clock, sleep: systemSleep, telemetry }, { ...config.liveagent, manner });
  const liveAgent = {
    url: services.liveagent,
    keys: () => secrets.get('liveagent_keys'),
    agents: config.liveagent.agents,
    timeoutMs: patience.helpDeskMs,
    now: clock.now,
    allowance: allowance('brief'),
  };
  const helpDesk = guardedHelpDesk(circuits, liveAgentHelpDesk(liveAgent));
  const atOnce = guardedHelpDesk(
    circuits,
    liveAgentHelpDesk({ ...liveAgent, allowance: allowance('at_once') }),
  );
  const teamChat = slackTeamChat({
    token: async () => (await secrets.get('slack')).botToken,
    apiUrl: services.slack,
  });
  const pace = { limiter, clock, sleep: systemSleep, telemetry };
  const transcriptLinks = hmacTranscriptLinks({
    keys: async () => (await secrets.get('transcript_keys')).keys,
    clock,
    publicUrl: options.publicUrl,
    days: config.escalation.transcriptDays,
  });
  const fileLinks = hmacFileLinks({
    keys: async () => (await secrets.get('transcript_keys')).keys,
    clock,
    publicUrl: options.publicUrl,
    days: config.escalation.transcriptDays,
  });
  const teamFiles = slackFiles({
    token: async () => (await secrets.get('slack')).botToken,
    apiUrl: services.slack,
    rules: config.slack.files,
  });
  const model = guardedModel(
    circuits,
    bedrockModel(
      bedrockClient({
        region: config.model.region,
        timeoutMs: patience.modelMs,
        ...(services.bedrock === undefined ? {} : { endpoint: services.bedrock, credentials: nobody }),
      }),
      { modelId: config.model.id, guardrail: config.model.guardrail },
    ),
  );
  const knowledge = await localKnowledge({ config, dir: options.knowledgeDir, clock, telemetry });
  const mail = sesMail(
    sesClient({ region: config.model.region, endpoint: services.ses, credentials: nobody }),
  );
  const shared = { clock, ids, telemetry, store, queues, secrets, config, redelivery: queues };
  const deliveries = { ...shared, leaseMs: patience.leaseMs, helpDesk };

  const pump = startPump({
    queues,
    log: telemetry,
    workers: {
      inbox: {
        handler: converse({
          ...shared,
          counters: sqliteCounters(database, { clock }),
          helpDesk,
          model,
          knowledge,
          pageReader: guardedPageReader({ timeoutMs: 8_000, maxBytes: 2_000_000 }),
          detector: tinyldDetector(),
        }),
        batchSize: 1,
        concurrency: 8,
        timeoutMs: 60_000,
      },
      replies: {
        handler: reply({ ...deliveries, helpDesk: atOnce, patientHelpDesk: helpDesk }),
        batchSize: 1,
        concurrency: 8,
        timeoutMs: 30_000,
      },
      escalations: {
        handler: escalate({
          ...deliveries,
          teamChat: guardedTeamChat(circuits, pacedTeamChat(pace, teamChat)),
          transcriptLinks,
        }),
        batchSize: 1,
        concurrency: 4,
        timeoutMs: 30_000,
      },
      leads: {
        handler: notifyLead({ ...deliveries, mail, transcriptLinks }),
        batchSize: 1,
        concurrency: 2,
        timeoutMs: 30_000,
      },
      timers: { handler: ring(shared), batchSize: 10, concurrency: 2, timeoutMs: 10_000 },
    },
  });

  const sweeper = startSweeper({
    sweep: sweep({
      ...shared,
      bookmarks: sqliteBookmarks(database, { clock }),
      helpDeskChanges: liveAgentChanges(liveAgent),
    }),
    everyMs: 60_000,
    log: telemetry,
  });

  // Another process may put messages into the queues: "npm run redrive".
  const fromOutside = setInterval(() => pump.wake(), 2_000);

  const receiving = receive(shared);
  const fromSlack = http(
    telemetry,
    slack({ ...shared, ...config.slack, hours: config.escalation.hours, teamChat, fileLinks }),
  );
  const routes: Record<string, HttpApiHandler> = {
    'POST /liveagent/events': receiving,
    'GET /liveagent/events': receiving,
    'POST /liveagent/events/{secret}': receiving,
    'GET /liveagent/events/{secret}': receiving,
    'POST /slack/events': fromSlack,
    'POST /slack/interactions': fromSlack,
    'GET /files/{token}': files({ ...shared, fileLinks, teamFiles }),
    'GET /transcripts/{token}': transcript({
      ...shared,
      transcriptLinks,
      sleep: systemSleep,
      panelUrl: helpDesk.panelUrl,
    }),
    'GET /health': http(telemetry, health({ version: options.version })),
  };

  return {
    serve: httpApi(routes),
    store,
    idle: () => pump.idle(),
    stop: async () => {
      clearInterval(fromOutside);
      await sweeper.stop();
      await pump.stop();
      database.close();
    },
  };
};
