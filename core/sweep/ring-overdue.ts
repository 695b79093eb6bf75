import { overdueMs } from '../conversation/heal-effects.ts';
import { AppError } from '../errors.ts';
import type { Clock, ConversationStore, Queues, Telemetry } from '../ports.ts';

export interface RingOverdueDeps {
  store: Pick<ConversationStore, 'findOverdue'>;
  queues: Queues<'inbox'>;
  clock: Clock;
  telemetry: Telemetry;
}

/** Doorbells of one sweep: as many as a minute of the inbox takes beside its own work. */
const mostRings = 100;

/** Far beyond what an outage leaves behind; more of them wait until these are gone. */
const mostFound = 5_000;

const minuteMs = 60_000;

/** Where there are too many for one sweep, each sweep takes the next of them: none waits behind those that stay. */
const turnOf = <T>(all: T[], minute: number): T[] => {
  if (all.length <= mostRings) return all;
  const start = (minute * mostRings) % all.length;
  return [...all.slice(start), ...all.slice(0, start)].slice(0, mostRings);
};

/**
 * Rings the doorbell of every conversation in which something has waited too long: an input whose doorbell was lost,
 * an effect that never reached its queue or whose message was given up. The turn that answers sends effects again.
 * Its queue takes the ring of one conversation once in five minutes while the same thing waits.
 */
export const ringOverdue = async (deps: RingOverdueDeps): Promise<{ overdue: number; rung: number }> => {
  const now = deps.clock.now();
  const overdue = await deps.store.findOverdue(now - overdueMs, mostFound);
  deps.telemetry.count('OverdueConversations', overdue.length);
  let rung = 0;
  for (const { conversation, since } of turnOf(overdue, Math.floor(now / minuteMs))) {
    try {
      await deps.queues.send(
        'inbox',
        { type: 'doorbell', conversation, look: 'inside' },
        { group: conversation, dedupe: `overdue:${since}` },
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // Whatever is the matter with the queue, the next sweep finds the rest.
      deps.telemetry.warn('overdue_not_rung', { conversation }, error);
      break;
    }
    rung += 1;
    deps.telemetry.info('overdue_rung', { conversation, durationMs: now - since });
  }
  return { overdue: overdue.length, rung };
};
