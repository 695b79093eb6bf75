import type { Instant } from '../conversation/conversation.ts';
import type { Effect, EffectRef } from '../conversation/effect.ts';
import type { LookupKey, Settlement } from '../conversation/turn.ts';
import { AppError, type ErrorCode, isPassing, unanswered } from '../errors.ts';
import type { Clock, ConversationStore, Queues, Telemetry } from '../ports.ts';
import { callPerson, needsPerson } from './give-up.ts';

export interface DeliveryDeps {
  store: Pick<ConversationStore, 'leaseEffect' | 'settleEffect' | 'getEffect' | 'recordInput'>;
  /** For the doorbell of a delivery that was given up. */
  queues: Queues<'inbox'>;
  clock: Clock;
  telemetry: Telemetry;
  /** Milliseconds one attempt may take; longer than every time-out of `send` and `readBack` together. */
  leaseMs: number;
}

/** What the other side calls the delivered effect, and the key that leads back from there. */
export interface Delivered {
  externalId?: string;
  lookup?: LookupKey;
}

/** How one kind of effect is delivered. */
export interface DeliveryMethod {
  /** AppError: ambiguous, throttled, unavailable and conflict are tried again; other codes give the effect up. */
  send(effect: Effect): Promise<Delivered>;
  /**
   * True where each attempt of unknown outcome may have made a copy that the other side cannot be asked for: after the
   * second of them the effect is given up, as one of which it is not known whether it went out.
   */
  twiceAtMost?: true;
  /** Asks the other side whether it has the effect. Left out where the other side cannot be asked. */
  readBack?(effect: Effect): Promise<(Delivered & { externalId: string }) | undefined>;
  /** Read last before every send; a closed fence drops the effect. */
  fence?(effect: Effect): Promise<'open' | { closed: string }>;
  /** Called before an effect counts as dropped, and once more where an attempt died in between. */
  onDropped?(effect: Effect): Promise<void>;
}

/** `done`: sent, dropped or failed before, or gone. */
export type DeliveryOutcome = 'sent' | 'dropped' | 'failed' | 'done';

const codeOf = (error: unknown): ErrorCode | 'bug' => (error instanceof AppError ? error.code : 'bug');

/**
 * Delivers one effect at least once, and once wherever the other side can be asked. An attempt is leased; one
 * whose outcome is not known is read back until the other side answers, and only then sent again.
 * Throws where the delivery is to be tried again (`AppError.retryAfterMs` says when, if known), and on bugs.
 * `last`: no further attempt follows, so what would be tried again is given up.
 */
export const deliver = async (
  deps: DeliveryDeps,
  ref: EffectRef,
  { last }: { last: boolean },
  how: DeliveryMethod,
): Promise<DeliveryOutcome> => {
  const now = deps.clock.now();
  const until = now + deps.leaseMs;
  const lease = await deps.store.leaseEffect(ref, { now, until });
  const fields = { conversation: ref.conversation, effect: ref.seq };
  switch (lease.kind) {
    case 'missing':
      deps.telemetry.warn('effect_missing', fields);
      return 'done';
    case 'settled':
      return 'done';
    case 'busy':
      return waitForHolder(deps, ref, lease.until, { last });
    case 'leased': {
      const effect =
        how.twiceAtMost === true ? await noteDeath(deps, ref, lease.effect, { now, until }) : lease.effect;
      const outcome = await attempt(effect, how, deps.clock).catch((error: unknown) =>
        afterFailure(deps, ref, until, { effect, last, error, mayRepeat: how.twiceAtMost !== true }),
      );
      if (outcome === 'failed') return 'failed';
      await deps.store.settleEffect(ref, until, outcome);
      deps.telemetry.info('effect_settled', { ...fields, kind: effect.body.kind, status: outcome.status });
      deps.telemetry.measure('DeliveryDuration', deps.clock.now() - effect.createdAt);
      return outcome.status;
    }
  }
};

type AttemptResult = Extract<Settlement, { status: 'sent' }> | { status: 'dropped'; why: string };

/** A lease that ran out leaves `sending` behind: its holder died, and how far it came is not known. */
const isUncertain = (effect: Effect): boolean => effect.status !== 'pending';

/** Outcomes that are not known; they stay written at an effect until it is settled. */
const unclear: (string | undefined)[] = ['ambiguous', 'bug'] satisfies (ErrorCode | 'bug')[];

/** Whether an attempt has died after another one had ended with an unknown outcome. */
const isTwiceUnclear = ({ status, why }: Effect): boolean => status === 'sending' && unclear.includes(why);

/** Writes down that an attempt died, so that another which dies is known for the second. */
const noteDeath = async (
  { store }: DeliveryDeps,
  ref: EffectRef,
  effect: Effect,
  lease: { now: Instant; until: Instant },
): Promise<Effect> => {
  if (effect.status !== 'sending' || isTwiceUnclear(effect)) return effect;
  await store.settleEffect(ref, lease.until, { status: 'unknown', why: 'ambiguous' });
  const again = await store.leaseEffect(ref, lease);
  if (again.kind === 'leased') return again.effect;
  throw new AppError('throttled', `effect ${ref.seq} was taken by another attempt; expected it to be free`);
};

/** Milliseconds in which a call that nobody answered may still take effect. */
const landingMs = 20_000;

const attempt = async (effect: Effect, how: DeliveryMethod, clock: Clock): Promise<AttemptResult> => {
  if (how.twiceAtMost === true && isTwiceUnclear(effect)) {
    throw new AppError('ambiguous', `${effect.body.kind} may have been sent twice, so it is not sent again`);
  }
  if (isUncertain(effect) && how.readBack !== undefined) {
    const found = await readBackOrWait(effect, how.readBack);
    if (found !== undefined) return { status: 'sent', ...found };
    const landing = (effect.mayLandUntil ?? 0) - clock.now();
    if (landing > 0) {
      throw new AppError('throttled', `${effect.body.kind} may still arrive, so it is not sent again yet`, {
        retryAfterMs: landing,
      });
    }
  }
  const fence = (await how.fence?.(effect)) ?? 'open';
  if (fence !== 'open') {
    await how.onDropped?.(effect);
    return { status: 'dropped', why: fence.closed };
  }
  return { status: 'sent', ...(await how.send(effect)) };
};

/** A read-back that fails for whatever expected reason tells nothing: the outcome stays unknown. */
const readBackOrWait = async (effect: Effect, readBack: NonNullable<DeliveryMethod['readBack']>) => {
  try {
    return await readBack(effect);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError('ambiguous', `read-back of ${effect.body.kind} failed (${error.code}), so it waits`, {
      cause: error,
      ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    });
  }
};

interface Failure {
  effect: Effect;
  last: boolean;
  error: unknown;
  /** Whether what has failed with an unknown outcome before may do so again. */
  mayRepeat: boolean;
}

/** Settles a failed attempt; throws unless the effect is given up for an expected reason. */
const afterFailure = async (
  deps: DeliveryDeps,
  ref: EffectRef,
  until: Instant,
  { effect, last, error, mayRepeat }: Failure,
): Promise<'failed'> => {
  const code = codeOf(error);
  // An earlier attempt of unknown outcome stays unknown, even where this one certainly had no effect.
  const isUnknown = unclear.includes(code) || isUncertain(effect);
  const why = isUnknown && !mayRepeat && code !== 'bug' ? 'ambiguous' : code;
  const isSpent = !mayRepeat && isUncertain(effect) && unclear.includes(code);
  if (last || isSpent || (code !== 'bug' && !isPassing(error))) {
    const fields = { conversation: ref.conversation, effect: ref.seq, kind: effect.body.kind, code: why };
    // The person is called first: a crash in between repeats the call, never loses it.
    const said = error instanceof AppError && why === 'refused' ? (error.reason ?? why) : why;
    if (needsPerson(effect.body)) await callPerson(deps, ref, effect, said);
    // Told before it counts as failed: nobody comes back to it then.
    deps.telemetry.error('effect_failed', fields, error);
    deps.telemetry.count('DeliveriesFailed');
    await deps.store.settleEffect(ref, until, { status: 'failed', why });
    if (why === 'bug') throw error;
    return 'failed';
  }
  await deps.store.settleEffect(
    ref,
    until,
    isUnknown
      ? { status: 'unknown', why, ...landingOf(effect, error, deps.clock) }
      : { status: 'pending', why },
  );
  throw error;
};

/** The later of what an earlier attempt left open and what this one does. */
const landingOf = (effect: Effect, error: unknown, clock: Clock): Pick<Effect, 'mayLandUntil'> => {
  const now = clock.now();
  const isOpen = error instanceof AppError && error.code === 'ambiguous' && error.reason === unanswered;
  const mayLandUntil = isOpen ? now + landingMs : (effect.mayLandUntil ?? 0);
  return mayLandUntil > now ? { mayLandUntil } : {};
};

/** Only the holder of a lease may settle; it may have died, so the last of the others calls a person. */
const waitForHolder = async (
  deps: DeliveryDeps,
  ref: EffectRef,
  until: Instant,
  { last }: { last: boolean },
): Promise<never> => {
  const effect = last ? await deps.store.getEffect(ref) : undefined;
  if (effect !== undefined && needsPerson(effect.body)) await callPerson(deps, ref, effect, 'lease_held');
  throw new AppError('throttled', `effect ${ref.seq} is leased by another attempt; expected it to be free`, {
    retryAfterMs: Math.max(0, until - deps.clock.now()),
  });
};
