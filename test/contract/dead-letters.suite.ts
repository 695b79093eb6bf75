import type { DeadLetter, DeadLetters } from '../../core/dead-letter.ts';
import type { QueueName } from '../../core/messages.ts';

/** Dead letters that nothing else uses, and both ends of the queues they belong to. */
export interface DeadLettersHarness {
  /** A reader as a command opens it. */
  open(): Promise<DeadLetters>;
  /** Puts a message among the dead letters of a queue, whatever it holds. */
  bury(queue: QueueName, body: string, group: string): Promise<void>;
  /** Takes what the queue itself delivers. */
  delivered(queue: QueueName): Promise<{ body: string; group: string | undefined; attempt: number }[]>;
}

const doorbell = '{"type":"doorbell","conversation":"liveagent:a"}';

/** What DeadLetters must do. */
export const deadLettersContract = (start: () => Promise<DeadLettersHarness>): void => {
  let harness: DeadLettersHarness;
  beforeEach(async () => {
    harness = await start();
  });

  const listed = async (run?: (letters: DeadLetters, found: DeadLetter[]) => Promise<void>) => {
    const letters = await harness.open();
    try {
      const found = await letters.list();
      await run?.(letters, found);
      return found.map(({ queue, body, group }) => ({ queue, body, group }));
    } finally {
      await letters.close();
    }
  };

  it('are listed with their queue, their group and whatever they hold, and stay where they are', async () => {
    await harness.bury('inbox', 'garbage \u{1f98a}', 'liveagent:a');
    await harness.bury('timers', doorbell, '');
    const all = [
      { queue: 'inbox', body: 'garbage \u{1f98a}', group: 'liveagent:a' },
      { queue: 'timers', body: doorbell, group: undefined },
    ];
    expect(await listed()).toEqual(all);
    expect(await listed()).toEqual(all);
  });

  it('go back into their own queue as they were, one by one or all', async () => {
    await harness.bury('inbox', doorbell, 'liveagent:a');
    await harness.bury('replies', '{"b":1}', 'liveagent:b');
    await listed((letters, found) => letters.redrive(found.filter(({ queue }) => queue === 'inbox')));
    expect(await harness.delivered('inbox')).toEqual([{ body: doorbell, group: 'liveagent:a', attempt: 1 }]);
    expect(await listed((letters, found) => letters.redrive(found))).toHaveLength(1);
    expect(await harness.delivered('replies')).toEqual([
      { body: '{"b":1}', group: 'liveagent:b', attempt: 1 },
    ]);
    expect(await listed()).toEqual([]);
  });

  it('of the queue without order go back too', async () => {
    await harness.bury('timers', doorbell, '');
    await listed((letters, found) => letters.redrive(found));
    expect(await harness.delivered('timers')).toEqual([{ body: doorbell, group: undefined, attempt: 1 }]);
  });

  it('are gone once they are discarded', async () => {
    await harness.bury('leads', doorbell, 'liveagent:a');
    await harness.bury('leads', '{}', 'liveagent:b');
    await listed((letters, found) => letters.discard(found.slice(0, 1)));
    expect(await listed()).toHaveLength(1);
    expect(await harness.delivered('leads')).toEqual([]);
  });
};
