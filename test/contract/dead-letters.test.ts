import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { sqliteQueues } from '../../adapters/queues/sqlite.ts';
import { sqliteDeadLetters } from '../../adapters/queues/sqlite-dead-letters.ts';
import { maxReceives } from '../../core/messages.ts';
import { fixedClock } from '../factories/clock.ts';
import { deadLettersContract } from './dead-letters.suite.ts';

describe('dead letters in SQLite', () => {
  const world = () => {
    const clock = fixedClock();
    const database = new DatabaseSync(':memory:');
    return { clock, database, queues: sqliteQueues(database, { clock }) };
  };

  deadLettersContract(async () => {
    const { clock, database, queues } = world();
    const insert = database.prepare(
      `INSERT INTO queue_messages (queue, message_id, group_id, body, sent_at, visible_at, receives, dead)
       VALUES (?, ?, ?, ?, ?, ?, ?, 1)`,
    );
    return {
      open: async () => sqliteDeadLetters(database, { clock }),
      bury: async (queue, body, group) => {
        const groupId = queue === 'timers' ? null : group;
        insert.run(queue, randomUUID(), groupId, body, clock.now(), clock.now(), maxReceives[queue]);
      },
      delivered: async (queue) =>
        queues.receive(queue, { max: 10, visibilitySeconds: 30 }).map(({ body, attributes }) => ({
          body,
          group: attributes.MessageGroupId,
          attempt: Number(attributes.ApproximateReceiveCount),
        })),
    };
  });

  it('are seen before their queue is looked at again, and not taken back by a second reader', async () => {
    const { clock, database, queues } = world();
    await queues.send('inbox', { type: 'doorbell', conversation: 'a' }, { group: 'a', dedupe: 'd' });
    for (let n = 0; n < maxReceives.inbox; n += 1) {
      queues.receive('inbox', { max: 1, visibilitySeconds: 30 });
      clock.advance(30_000);
    }
    const [one, other] = [sqliteDeadLetters(database, { clock }), sqliteDeadLetters(database, { clock })];
    const letters = await one.list();
    expect(letters).toEqual([
      {
        queue: 'inbox',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        body: '{"type":"doorbell","conversation":"a"}',
        group: 'a',
        at: clock.now() - maxReceives.inbox * 30_000,
        receives: maxReceives.inbox,
      },
    ]);
    await one.redrive(letters);
    await other.discard(letters);
    expect(queues.depth('inbox')).toEqual({ visible: 1, inFlight: 0, delayed: 0, dead: 0 });
  });
});
