import type { FrontdeskConfig } from '../config.ts';
import type { ConversationState, Instant } from '../conversation/conversation.ts';
import { isGreeted } from '../conversation/learn-inputs.ts';
import { AppError } from '../errors.ts';
import type { ChangedChat } from '../help-desk/help-desk-conversation.ts';
import type { QueueMessage } from '../messages.ts';
import type { Bookmarks, Clock, ConversationStore, HelpDeskChanges, Queues, Telemetry } from '../ports.ts';

export interface ReconcileDeps {
  config: { liveagent: Pick<FrontdeskConfig['liveagent'], 'reconcileMinutes' | 'departments'> };
  store: Pick<ConversationStore, 'load'>;
  bookmarks: Bookmarks;
  helpDeskChanges: HelpDeskChanges;
  queues: Queues<'inbox'>;
  clock: Clock;
  telemetry: Telemetry;
}

const defaultMinutes = 5;
const minuteMs = 60_000;

/** What the schedule's own lateness may not cost: a look that comes this much early is on time. */
const earlyMs = 10_000;

/** Looked at twice, because two clocks differ and a list may tell of a change late. */
const overlapMs = 60_000;

/**
 * How far the first look goes back. What was opened before that, and nobody rang for, is never greeted: somebody has it
 * already. Whatever was opened since is, however late it is found, for an outage may keep it from being read for long.
 */
const firstLookMs = 15 * minuteMs;

/** Beyond it nobody waits for an answer any more. */
const farthestMs = 24 * 60 * minuteMs;

/**
 * Doorbells of one look, and those for what changed in the second of the last one; each costs LiveAgent one request or two
 * out of its 180 a minute. The next sweep goes on with what is left.
 */
const mostRings = 30;

type Doorbell = Extract<QueueMessage, { type: 'doorbell' }>;

/** LiveAgent's own time of the newest message read; both it and the change are of its clock. */
const readUpTo = ({ seen, seenUpTo }: ConversationState): Instant =>
  Math.max(seenUpTo, ...seen.map(({ at }) => at));

/** What to read of a chat; undefined where nothing new is to be expected. */
const lookAt = (
  chat: ChangedChat,
  state: ConversationState | undefined,
  opened: { since: Instant; departments: string[] | undefined },
): Pick<Doorbell, 'look'> | undefined => {
  const isClosed = chat.status === 'closed';
  if (state === undefined || !isGreeted(state)) {
    const served = chat.department === undefined || (opened.departments?.includes(chat.department) ?? true);
    // An old chat that nobody rang for was never meant for Frontdesk.
    return isClosed || !served || chat.createdAt < opened.since ? undefined : {};
  }
  if (isClosed !== state.closed) return {};
  // Times have whole seconds, so a message may have come in the very second of the newest one read.
  return isClosed || chat.changedAt < readUpTo(state) ? undefined : { look: 'messages' };
};

/** `rung`: conversations about which the help desk may know more than Frontdesk. */
export type Reconciled = { looked: false } | { looked: true; changed: number; rung: number };

/**
 * Asks the help desk every few minutes which chats have changed, and rings for those not known to be read so far: a
 * webhook may be lost for good. A look that fails is made again by the next sweep, from where the last good one ended.
 */
export const reconcile = async (deps: ReconcileDeps): Promise<Reconciled> => {
  const { config, clock, bookmarks, telemetry } = deps;
  const everyMs = (config.liveagent.reconcileMinutes ?? defaultMinutes) * minuteMs;
  if (everyMs === 0) return { looked: false };
  const now = clock.now();
  const last = await bookmarks.get('help_desk_changes');
  const left = (await bookmarks.get('help_desk_changes_left')) ?? 0;
  if (left === 0 && last !== undefined && now - last < everyMs - earlyMs) return { looked: false };
  const from = last ?? now - firstLookMs;
  // However long the first look of all fails, the one that succeeds goes back as far as it would have.
  if (last === undefined) await bookmarks.set('help_desk_changes', from);
  // No overlap on the way: chats that were rung for would be rung for again, and nobody behind them.
  const since = left === 0 ? Math.max(from, now - farthestMs) - overlapMs : left;
  const changed = await deps.helpDeskChanges.since(since);
  const begun = (await bookmarks.get('help_desk_first_look')) ?? Math.min(from, now - firstLookMs);
  // Set anew each time, for a bookmark does not last.
  await bookmarks.set('help_desk_first_look', begun);
  const opened = { since: Math.max(begun, now - farthestMs), departments: config.liveagent.departments };
  let rung = 0;
  let rungUpTo = 0;
  for (const chat of changed.toSorted((a, b) => a.changedAt - b.changedAt)) {
    const conversation = `liveagent:${chat.ticketId}`;
    const { state } = await deps.store.load(conversation, { messages: 0 });
    const look = lookAt(chat, state, opened);
    if (look === undefined) continue;
    if (rung >= mostRings && chat.changedAt > rungUpTo) {
      await bookmarks.set('help_desk_changes_left', Math.min(chat.changedAt, now - overlapMs));
      telemetry.warn('changes_left', { count: changed.length });
      return { looked: true, changed: changed.length, rung };
    }
    if (state === undefined && chat.createdAt < now - overlapMs) telemetry.count('MissedChats');
    const dedupe = `changed:${chat.changedAt}`;
    await deps.queues.send(
      'inbox',
      { type: 'doorbell', conversation, ...look },
      { group: conversation, dedupe },
    );
    rung += 1;
    rungUpTo = chat.changedAt;
  }
  await bookmarks.set('help_desk_changes', now);
  if (left !== 0) await bookmarks.set('help_desk_changes_left', 0);
  return { looked: true, changed: changed.length, rung };
};

/** The same where a help desk that does not answer is no failure of the sweep: the next one asks again. */
export const tryReconcile = async (deps: ReconcileDeps): Promise<Reconciled> => {
  try {
    return await reconcile(deps);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    deps.telemetry.warn('changes_unread', { code: error.code }, error);
    return { looked: false };
  }
};
