import type { WebPage } from '../core/assistant/web-page.ts';
import type { FrontdeskConfig } from '../core/config.ts';
import type { Knowledge } from '../core/ports.ts';
import type { Golden, GoldenTurn } from './golden.ts';
import type { ModelServer } from './model-server.ts';
import { createWorld, type World } from './world.ts';
import { markOf, since, type WorldRecord } from './world-record.ts';

type Caused = ReturnType<typeof since>;

/** One turn of a conversation, and what it caused. Turn 0 is the opening, where no turn of the file asks for it. */
export interface PlayedTurn extends Caused {
  n: number;
  turn: GoldenTurn;
  /** Who owned the chat after it. */
  owner: 'assistant' | 'teammate';
  /** Whether a person was on offer after it. */
  offered: boolean;
}

export interface Played {
  config: FrontdeskConfig;
  turns: PlayedTurn[];
  record: WorldRecord;
  /** The visitor's words as stored, picked questions in full. */
  visitorWords: string[];
  /** Effects that were not delivered, and messages given up. */
  undelivered: string[];
}

export interface Stage {
  config: FrontdeskConfig;
  server: ModelServer;
  knowledge: Knowledge;
  nowMs: () => number;
}

const defaultPage = 'https://www.liveagent.com/features/';

const pagesOf = (pages: Golden['pages'] = {}): Record<string, WebPage> =>
  Object.fromEntries(Object.entries(pages).map(([url, page]) => [url, { url, ...page }]));

const worldFor = (golden: Golden, { config, server, knowledge, nowMs }: Stage): World =>
  createWorld({
    config,
    model: server.model,
    failing: server.failing,
    visitor: {
      ...(golden.session === undefined ? {} : { language: golden.session }),
      page: golden.page ?? defaultPage,
      visitor: Object.fromEntries(
        Object.entries(golden.visitor ?? {}).filter(([, value]) => value !== undefined),
      ),
    },
    knowledge,
    pages: pagesOf(golden.pages),
    startsAt: Date.parse(golden.starts),
    nowMs,
  });

const actOf = (world: World, turn: GoldenTurn): Promise<void> | void => {
  const { visitor, teammate, pick, outsider, wait, fails } = turn;
  if (visitor !== undefined) return world.visitorSays(...(typeof visitor === 'string' ? [visitor] : visitor));
  if (pick !== undefined) return world.visitorSays(String(pick));
  if (outsider !== undefined) {
    return 'says' in outsider
      ? world.outsiderSays(outsider.says)
      : world.presses(outsider.presses, 'outsider');
  }
  if (turn.leaves === true) return world.leaves();
  if (wait !== undefined) return world.waits(wait);
  if (fails !== undefined) return world.fails(fails.model, fails.times, fails.after);
  if (typeof teammate === 'string') return world.presses(teammate);
  if (teammate === undefined) return world.opens();
  if ('says' in teammate) return world.teammateSays(teammate.says, teammate.by);
  if ('presses' in teammate) return world.presses(teammate.presses, teammate.by);
  return world.answersInPanel(teammate.answers_in_liveagent);
};

const delivered = new Set(['sent', 'dropped']);

/** Plays a conversation in a world of its own, from the opening to its last turn. */
export const playGolden = async (golden: Golden, stage: Stage): Promise<Played> => {
  const world = worldFor(golden, stage);
  const { record } = world;
  const turns: PlayedTurn[] = [];
  const play = async (turn: GoldenTurn, n: number): Promise<void> => {
    const mark = markOf(record);
    await actOf(world, turn);
    const { state, ownership } = await world.look();
    const offered = state?.offer === 'person';
    turns.push({ ...since(record, mark), n, turn, owner: ownership.owner.kind, offered });
  };
  try {
    if (golden.turns[0]?.opens !== true) await play({ opens: true }, 0);
    for (const [i, turn] of golden.turns.entries()) await play(turn, i + 1);
  } catch (error) {
    // What was played up to here is judged all the same, and shows what led to it.
    record.bugs.push(error instanceof Error ? error : new Error(String(error)));
  }
  const { messages, effects, dead } = await world.look();
  return {
    config: stage.config,
    turns,
    record,
    visitorWords: messages.filter(({ from }) => from === 'visitor').map(({ text }) => text),
    undelivered: [
      ...effects
        .filter(({ status }) => !delivered.has(status))
        .map(
          ({ seq, status, why, body }) =>
            `effect ${seq}, ${body.kind}: ${status}${why === undefined ? '' : ` (${why})`}`,
        ),
      ...dead.map(({ queue, message }) => `given up in ${queue}: ${message.type}`),
    ],
  };
};
