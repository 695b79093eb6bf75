import { AppError } from '../../core/errors.ts';
import type { Clock, ConversationStore, Ids, Queues, Redelivery, Telemetry } from '../../core/ports.ts';
import { worker } from '../worker.ts';

export interface RingDeps {
  store: Pick<ConversationStore, 'recordInput'>;
  queues: Queues<'inbox' | 'timers'>;
  clock: Clock;
  ids: Ids;
  telemetry: Telemetry;
  redelivery: Redelivery;
}

/** The longest delay a queue can hold a message back. */
const maxDelaySeconds = 900;

/** A timer came out of its queue: due, it becomes an input and rings; otherwise it goes in again for the rest. */
export const ring = (deps: RingDeps) =>
  worker({ ...deps, queue: 'timers' }, async (message) => {
    if (message.type !== 'timer') {
      throw new AppError('invalid', `timers holds a message of type ${message.type}; expected a timer`);
    }
    const { conversation, timer, due } = message;
    const now = deps.clock.now();
    const what = timer.name === 'pause_over' ? timer.name : `${timer.name}:${timer.caseId}:${timer.step}`;
    const id = `timer:${what}:${due}`;
    if (due > now) {
      const delaySeconds = Math.min(maxDelaySeconds, Math.ceil((due - now) / 1000));
      await deps.queues.send('timers', message, { group: conversation, dedupe: id, delaySeconds });
      return;
    }
    await deps.store.recordInput(conversation, { id, at: now, kind: 'timer_fired', timer });
    await deps.queues.send(
      'inbox',
      // Everywhere: a visitor who left meanwhile need not be told anything, nor anybody called for them.
      { type: 'doorbell', conversation, timer: true },
      { group: conversation, dedupe: `${id}:${deps.ids.next()}` },
    );
  });
