import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Patience } from '../../local/embedded.ts';
import { startLocal } from '../../local/start-local.ts';
import { deskAt } from '../factories/desk.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { check } from './check.ts';
import { gatherEvidence } from './evidence.ts';
import { type Journal, newJournal } from './journal.ts';
import { castOf, type Play } from './plays.ts';
import { watchSlack } from './slack-watch.ts';
import { type Pending, type StoreView, storeView } from './store-view.ts';
import { type Summary, summarise } from './summary.ts';
import { teamFor } from './team.ts';
import { makeTrouble, type Trouble } from './trouble.ts';
import { type Pace, pause, visitorAt } from './visitor.ts';

export interface SoakOptions {
  conversations: number;
  seed: number;
  kills: number;
  /** Conversations at the same time. */
  parallel: number;
  /** As in Lambda where left out. */
  patience?: Patience;
  /** Service and kind of faults left out, such as `bedrock timeout_after_accept`. */
  spared?: readonly string[];
  pace?: Pace;
  /** How likely each step is to bring a fault; 0.3 where left out. */
  faultShare?: number;
  /** Milliseconds that the product runs between two kills at the least; 20 s where left out. */
  upMs?: number;
  /** Keeps the data, for a look into it; it is kept anyway where something was found. */
  keep?: boolean;
}

export interface SoakProgress {
  done: number;
  of: number;
  kills: number;
  injected: number;
  seconds: number;
}

/** Steps that the people of one conversation take on average: what they say, press and write. */
const meanSteps = 6;
/** Slack's own 0 s, 1 min and 5 min, in a shorter hour; longer than the product takes to start on a busy machine. */
const slackRetriesMs = [500, 20_000, 90_000];
const quietForMs = 2_000;
/** Longer than the product takes from one look at changed chats to the next. */
const quietWithinMs = 420_000;

/**
 * Waits until nothing is queued, in flight or undelivered for a while; what remains after minutes is a finding. A webhook
 * that was `lostAt` some instant is made up for by the first look at changed chats after it.
 */
const comeToRest = async (store: StoreView, lostAt: number): Promise<Pending> => {
  const deadline = Date.now() + quietWithinMs;
  let quietSince: number | undefined;
  while (Date.now() < deadline) {
    const pending = store.pending();
    const left = pending.queued.length + pending.effects.length + pending.inputs.length;
    const isQuiet = left === 0 && store.lookedAt() >= lostAt;
    quietSince = isQuiet ? (quietSince ?? Date.now()) : undefined;
    if (quietSince !== undefined && Date.now() - quietSince >= quietForMs) return pending;
    await pause(250);
  }
  return store.pending();
};

const inParallel = async <T>(items: T[], places: number, run: (item: T, i: number) => Promise<void>) => {
  const queue = items.map((item, i) => ({ item, i }));
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await run(next.item, next.i);
  };
  await Promise.all(Array.from({ length: places }, work));
};

/** Plays conversations over the real local run while its product is killed and its services fail; checks what came of it. */
export const runSoak = async (
  options: SoakOptions,
  show: (progress: SoakProgress) => void,
): Promise<{ summary: Summary; kept?: string }> => {
  // Not a temporary folder: where something is found, the data stays for a look into it.
  mkdirSync('.frontdesk', { recursive: true });
  const dir = mkdtempSync(join('.frontdesk', 'soak-'));
  const startedAt = Date.now();
  let keep = options.keep === true;
  let webhooksLost = 0;
  let lostAt = 0;
  const eventsLost = new Set<string>();
  const run = await startLocal(
    {
      mode: 'embedded',
      fresh: false,
      port: 0,
      model: { kind: 'scripted' },
      dir,
      slackRetriesMs,
      apart: options.patience === undefined ? {} : { patience: options.patience },
    },
    (line) => {
      if (line.startsWith('LiveAgent rule:')) {
        webhooksLost += 1;
        lostAt = Date.now();
      }
      const [, ts] = /^Slack gave up the event of (\S+):/.exec(line) ?? [];
      if (ts !== undefined) eventsLost.add(ts);
    },
  );
  try {
    const { worker } = run;
    if (worker === undefined) throw new TypeError('the product does not run apart');
    const desk = deskAt(() => run.url);
    const info = await desk.info();
    const chance = chanceFrom(options.seed);
    const slack = watchSlack(desk, info.slack.channel);
    const people = await desk.people();
    const journals: Journal[] = [];
    const trouble: Trouble = makeTrouble({
      desk,
      info,
      worker,
      chance: chanceFrom(options.seed + 1),
      kills: options.kills,
      steps: options.conversations * meanSteps,
      spared: options.spared ?? [],
      faultShare: options.faultShare ?? 0.3,
      upMs: options.upMs ?? 20_000,
      tickets: () => journals.slice(-3 * options.parallel).map(({ chat }) => chat),
    });
    let done = 0;
    const tell = () =>
      show({
        done,
        of: options.conversations,
        kills: trouble.kills().length,
        injected: trouble.counts().injected,
        seconds: (Date.now() - startedAt) / 1000,
      });

    const playOne = async (play: Play, i: number, own: Chance): Promise<void> => {
      let refs = 0;
      const ref = () => {
        refs += 1;
        return `${options.seed}-${i}-${refs}`;
      };
      const chat = await desk.open({
        language: play.language,
        name: `Visitor ${i}`,
        ...(play.url === undefined ? {} : { url: play.url }),
      });
      const journal = newJournal(chat.id, play.name);
      journals.push(journal);
      const { onStep } = trouble;
      const pace = options.pace ?? { patienceMs: 45_000, repeats: 5 };
      const visitor = visitorAt(chat, journal, { pace, ref, onStep });
      const team = teamFor(visitor, journal, { desk, slack, onStep });
      const teammates = people.filter(({ role }) => role === 'responder');
      const outsider = info.slack.outsiders[0] ?? '';
      await play.run({ visitor, team, chance: own, ref, teammates, outsider });
      done += 1;
      tell();
    };

    const cast = castOf(options.conversations, chance);
    const seeds = cast.map(() => chance.between(1, 2 ** 31));
    const ticking = setInterval(tell, 1_000);
    try {
      await inParallel(cast, options.parallel, (play, i) => playOne(play, i, chanceFrom(seeds[i] ?? 0)));
    } finally {
      clearInterval(ticking);
      await trouble.end();
    }
    const store = storeView(dir);
    try {
      const pending = await comeToRest(store, lostAt);
      const evidence = await gatherEvidence(journals, {
        desk,
        store,
        dir,
        kills: trouble.kills(),
        unheard: eventsLost,
        pending,
      });
      const { seed } = options;
      const took = {
        seed,
        tookMs: Date.now() - startedAt,
        counts: { ...trouble.counts(), webhooksLost },
      };
      const summary = summarise(evidence, check(evidence), took);
      keep ||= summary.details.length + summary.inVain.length > 0;
      return { summary, ...(keep ? { kept: dir } : {}) };
    } finally {
      store.close();
    }
  } finally {
    await run.stop();
    if (!keep) rmSync(dir, { recursive: true, force: true });
  }
};
