import { DatabaseSync } from 'node:sqlite';
import { sqliteBookmarks } from '../../../adapters/bookmarks/sqlite.ts';
import type { ConversationState } from '../../../core/conversation/conversation.ts';
import type { Overdue } from '../../../core/conversation/turn.ts';
import type { ChangedChat } from '../../../core/help-desk/help-desk-conversation.ts';
import type { QueueMessage, QueueName } from '../../../core/messages.ts';
import type { SweepDeps } from '../../../functions/sweep/handler.ts';
import { fixedClock, monday } from '../../factories/clock.ts';
import { aState, assistantOwns } from '../../factories/conversation.ts';

export const minute = 60_000;

/** What a sweep asks, and what it is told; `filtered`: the help desk leaves out what changed before it was asked for. */
export const createSweepWorld = (given: {
  overdue?: Overdue[];
  changed?: ChangedChat[];
  states?: Record<string, ConversationState>;
  minutes?: number;
  departments?: string[];
  filtered?: boolean;
}) => {
  const clock = fixedClock();
  const states = new Map(Object.entries(given.states ?? {}));
  const world = {
    clock,
    states,
    asked: [] as number[],
    changesAsked: [] as number[],
    changesFail: undefined as Error | undefined,
    counted: [] as [string, number][],
    warned: [] as string[],
    sent: [] as { queue: QueueName; message: QueueMessage; options: object }[],
    /** What the queue answers to the next sends. */
    refusals: [] as (Error | undefined)[],
  };
  const deps: SweepDeps = {
    config: {
      liveagent: {
        reconcileMinutes: given.minutes ?? 0,
        ...(given.departments === undefined ? {} : { departments: given.departments }),
      },
    },
    clock,
    bookmarks: sqliteBookmarks(new DatabaseSync(':memory:'), { clock }),
    store: {
      findOverdue: async (before) => {
        world.asked.push(before);
        return given.overdue ?? [];
      },
      load: async (id) => ({
        state: states.get(id),
        ownership: { owner: assistantOwns, epoch: 0 },
        messages: [],
        unhandled: [],
        undelivered: [],
      }),
    },
    helpDeskChanges: {
      since: async (instant) => {
        world.changesAsked.push(instant);
        if (world.changesFail !== undefined) throw world.changesFail;
        const changed = given.changed ?? [];
        return given.filtered === true ? changed.filter(({ changedAt }) => changedAt >= instant) : changed;
      },
    },
    queues: {
      send: async (queue, message, options) => {
        const refusal = world.refusals.shift();
        if (refusal !== undefined) throw refusal;
        world.sent.push({ queue, message, options });
      },
    },
    telemetry: {
      info: () => undefined,
      warn: (event) => world.warned.push(event),
      error: () => undefined,
      count: (metric, value = 1) => world.counted.push([metric, value]),
      measure: () => undefined,
    },
  };
  return {
    ...world,
    deps,
    get changesFail() {
      return world.changesFail;
    },
    set changesFail(error) {
      world.changesFail = error;
    },
  };
};

/** A chat that changed a minute ago. */
export const chat = (over: Partial<ChangedChat> = {}): ChangedChat => ({
  ticketId: 'tick1',
  status: 'open',
  createdAt: monday - 5 * minute,
  changedAt: monday - minute,
  ...over,
});

/** What is stored of a chat of which a message of two minutes ago was read. */
export const known = (over: Parameters<typeof aState>[0] = {}) =>
  aState({ seen: [{ id: 'message:1', at: monday - 2 * minute }], ...over });
