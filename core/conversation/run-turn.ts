import { AppError } from '../errors.ts';
import { ticketIdOf } from '../escalation/view-of-case.ts';
import type { HelpDeskVisitor } from '../help-desk/help-desk-conversation.ts';
import { countLimits } from '../limits/count-limits.ts';
import { isHushed, pausedLookMs } from '../limits/keep-limits.ts';
import { meteredModel } from '../limits/meter.ts';
import { isFirstLook } from '../limits/reads.ts';
import { noToken } from '../limits/request-allowance.ts';
import { crowdedUntil } from '../limits/sources.ts';
import type { Counters, HelpDesk } from '../ports.ts';
import type { ConversationId } from './conversation.ts';
import { countTurn } from './count-turn.ts';
import { decideTurn, type TurnDeps, type TurnInputs } from './decide-turn.ts';
import { healEffects, sendInOrder } from './heal-effects.ts';
import { inOrder } from './in-order.ts';
import type { Input, InputKind } from './input.ts';
import { keepLookups } from './keep-lookups.ts';
import { knownInputs } from './known-inputs.ts';
import { isGreeted, learnInputs, learnMessages } from './learn-inputs.ts';
import { rescueTurn } from './rescue-turn.ts';
import type { SendDeps } from './send-effects.ts';
import type { Snapshot, Turn } from './turn.ts';
import { revisesOlder, withdrawReplies } from './withdraw-replies.ts';

export interface RunDeps extends TurnDeps, SendDeps {
  helpDesk: HelpDesk;
  counters: Counters;
}

export interface RunOptions {
  /** `inside`: nowhere but in the store, because a read that began after the doorbell rang has covered the rest. */
  look: 'everywhere' | 'messages' | 'inside';
  /** 1 for the first delivery of the doorbell. */
  attempt: number;
  /** True where failing now would lose the doorbell. */
  last: boolean;
  /** True where a help desk that takes no more requests this minute is worth waiting for, even on the last delivery. */
  patient: boolean;
  /** True where a timer rang and nobody told of anything new: what is stored is enough to go by. */
  timer?: boolean | undefined;
  signal: AbortSignal;
}

/** Inputs in one turn: one may need five items of the transaction, which holds a hundred, and calling a person nine more. */
const inputsPerTurn = 12;

/** More than a chat has. */
const allMessages = 10_000;

/** How often a turn is decided anew because something changed under it. */
const maxConflicts = 5;

/** Deliveries on which a failing model is asked again; the visitor waits for a person after that. */
const modelAttempts = 2;

/** Page and language are a courtesy: what refuses to tell them must not keep the visitor from being greeted. */
const readVisitor = async (
  deps: RunDeps,
  conversation: ConversationId,
  contactId: string,
): Promise<HelpDeskVisitor | undefined> => {
  try {
    return await deps.helpDesk.readVisitor(contactId);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    deps.telemetry.warn('visitor_unreadable', { conversation }, error);
    return undefined;
  }
};

interface Learned {
  inputs: Input[];
  closed?: boolean;
  department?: string;
  crowdedUntil?: TurnInputs['crowdedUntil'];
  /** The help desk was asked, so that this is all there is. */
  isRead?: true;
}

const learn = async (
  deps: RunDeps,
  conversation: ConversationId,
  { state }: Snapshot,
  look: 'everywhere' | 'messages',
  first: boolean,
): Promise<Learned> => {
  const ticketId = ticketIdOf(conversation);
  // A chat that was closed may be open again, which only the ticket tells.
  if (look === 'messages' && state !== undefined && isGreeted(state) && !state.closed) {
    return { inputs: learnMessages(state, await deps.helpDesk.readMessages(ticketId)) };
  }
  const told = await deps.helpDesk.read(ticketId);
  if (told === undefined) return { inputs: [] };
  const crowded = isGreeted(state) ? undefined : await crowdedUntil(deps, told, first);
  const visitor =
    isGreeted(state) || told.contactId === undefined
      ? undefined
      : await readVisitor(deps, conversation, told.contactId);
  const { department } = told;
  return {
    inputs: learnInputs(state, told, visitor, deps.clock.now()),
    closed: told.status === 'closed',
    ...(department === undefined ? {} : { department }),
    ...(crowded === undefined ? {} : { crowdedUntil: crowded }),
  };
};

/** Many visitors at once use up the help desk's requests. Nothing is wrong then, and nobody needs a person for it. */
const isCrowd = (error: unknown): boolean => error instanceof AppError && error.reason === noToken;

/** Where failing would lose the doorbell, a failure of `run` is reported and `undefined` given instead. */
const onLast = async <T>(
  { telemetry }: RunDeps,
  conversation: ConversationId,
  { last, patient }: Pick<RunOptions, 'last' | 'patient'>,
  run: () => Promise<T>,
): Promise<T | undefined> => {
  try {
    return await run();
  } catch (error) {
    if (!last || (patient && isCrowd(error))) throw error;
    telemetry.error('turn_rescued', { conversation }, error);
    return undefined;
  }
};

/** The newest messages, and all of them where an older one was edited or deleted. */
const load = async (deps: RunDeps, conversation: ConversationId): Promise<Snapshot> => {
  const { config, store } = deps;
  let snapshot = await store.load(conversation, { messages: config.model.historyMessages + 10 });
  if (revisesOlder(snapshot)) snapshot = await store.load(conversation, { messages: allMessages });
  return knownInputs(deps, conversation, snapshot);
};

/** Everything new, wherever the doorbell says to look; `unreadable` where the help desk could not be asked. */
const gather = async (
  deps: RunDeps,
  conversation: ConversationId,
  snapshot: Snapshot,
  options: RunOptions,
  round: number,
): Promise<Learned | 'unreadable'> => {
  const { look, attempt } = options;
  if (look === 'inside') return { inputs: [] };
  const isHeld = round === 0 && isHushed(snapshot.state, deps.clock.now());
  // What is left unread now is read when the pause is over.
  if (isHeld && !(await isFirstLook(deps, conversation, pausedLookMs))) return { inputs: [] };
  const first = attempt === 1 && round === 0;
  const read = await onLast(deps, conversation, options, () =>
    learn(deps, conversation, snapshot, look, first),
  );
  if (read !== undefined) return { ...read, isRead: true };
  return options.timer === true && isGreeted(snapshot.state) ? { inputs: [] } : 'unreadable';
};

/** What is stored together with the owner that it makes. */
const ownerChanges: InputKind[] = ['claimed', 'handed_back', 'resolved'];

/** The first `most` inputs in order; the rest is the next turn's. */
const inputsFor = (snapshot: Snapshot, learned: Learned, most: number): TurnInputs & { left: number } => {
  const all = inOrder([...learned.inputs, ...snapshot.unhandled]);
  const now = new Set(all.slice(0, most));
  const left = all.slice(most).map(({ kind }) => kind);
  const ownerChangeLeft = left.some((kind) => ownerChanges.includes(kind));
  return {
    learned: learned.inputs.filter((input) => now.has(input)),
    stored: snapshot.unhandled.filter((input) => now.has(input)),
    // Known only with the closing itself, wherever that stands among the rest: it would be learned again, or never.
    ...(learned.closed === undefined || left.includes('closed') ? {} : { closed: learned.closed }),
    ...(learned.department === undefined ? {} : { department: learned.department }),
    ...(learned.crowdedUntil === undefined ? {} : { crowdedUntil: learned.crowdedUntil }),
    ...(ownerChangeLeft ? { ownerChangeLeft } : {}),
    left: left.length,
  };
};

/** A turn that keeps failing is rescued on the last delivery of its doorbell. */
const decide = async (
  deps: RunDeps,
  conversation: ConversationId,
  snapshot: Snapshot,
  inputs: TurnInputs,
  options: RunOptions,
): Promise<Turn> => {
  const { attempt, last, signal } = options;
  const mayRetry = attempt <= modelAttempts && !last;
  const decided = await onLast(deps, conversation, options, () =>
    decideTurn(deps, conversation, snapshot, inputs, { mayRetry, signal }),
  );
  return decided ?? rescueTurn(deps, conversation, snapshot, inputs);
};

/**
 * Drains a conversation's unhandled inputs into one committed decision, then sends its effects.
 * If the owner or the state changed meanwhile, the answer is dropped and decided anew. True where the help desk was read.
 */
export const runTurn = async (
  deps: RunDeps,
  conversation: ConversationId,
  options: RunOptions,
): Promise<boolean> => {
  const started = deps.clock.now();
  // What failed because it was much gets through in smaller pieces.
  const most = options.last ? 1 : inputsPerTurn;
  const model = meteredModel(deps.model, deps.config.model.prices);
  let conflicts = 0;
  let isRead = false;
  for (let round = 0; conflicts < maxConflicts; round += 1) {
    const snapshot = await load(deps, conversation);
    if (round === 0) {
      const redelivered = options.attempt > 1;
      await healEffects(deps, conversation, snapshot.undelivered, { now: started, redelivered });
    }
    const learned = await gather(deps, conversation, snapshot, options, round);
    isRead ||= learned !== 'unreadable' && learned.isRead === true;
    const { left, ...inputs } = inputsFor(
      snapshot,
      learned === 'unreadable' ? { inputs: [] } : learned,
      most,
    );
    const isEmpty = inputs.learned.length + inputs.stored.length === 0;
    if (isEmpty && learned !== 'unreadable') return isRead;
    const fates = await withdrawReplies(deps, conversation, snapshot, inputs.stored);
    const decided =
      learned === 'unreadable'
        ? rescueTurn(deps, conversation, snapshot, { ...inputs, fates })
        : await decide({ ...deps, model }, conversation, snapshot, { ...inputs, fates }, options);
    const turn = await keepLookups(deps, conversation, decided);
    model.charge(turn);
    const result = await deps.store.commit(conversation, turn);
    if (result === 'committed') {
      await sendInOrder(deps, conversation, snapshot.undelivered, turn.effects);
      countTurn(deps.telemetry, [...inputs.learned, ...inputs.stored], turn, snapshot.state?.case);
      model.clear();
      countLimits(deps.telemetry, snapshot.state, turn.state);
      deps.telemetry.measure('TurnDuration', deps.clock.now() - started);
      deps.telemetry.info('turn_committed', { conversation, count: turn.effects.length });
      if (left === 0) return isRead;
    } else {
      conflicts += 1;
      if (result === 'owner_changed') deps.telemetry.count('AnswersDropped');
      deps.telemetry.info('turn_redecided', { conversation, reason: result });
    }
  }
  throw new AppError(
    'conflict',
    `conversation ${conversation} changed ${maxConflicts} times while a turn was decided`,
  );
};
