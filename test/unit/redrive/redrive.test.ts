import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { sqliteConversations } from '../../../adapters/conversations/sqlite.ts';
import { sqliteQueues } from '../../../adapters/queues/sqlite.ts';
import { sqliteDeadLetters } from '../../../adapters/queues/sqlite-dead-letters.ts';
import type { QueueName } from '../../../core/messages.ts';
import { parseRedriveOptions } from '../../../scripts/redrive/options.ts';
import { runRedrive } from '../../../scripts/redrive/run-command.ts';
import { ageOf, shortId } from '../../../scripts/redrive/show-letters.ts';
import { fixedClock } from '../../factories/clock.ts';
import { aCase, aReply, aState, aTurn } from '../../factories/conversation.ts';
import { appError } from '../../factories/errors.ts';

const minute = 60_000;

const redriving = (answer?: boolean) => {
  const clock = fixedClock();
  const database = new DatabaseSync(':memory:');
  const store = sqliteConversations(database, { retentionDays: 30, clock });
  const queues = sqliteQueues(database, { clock });
  const insert = database.prepare(
    `INSERT INTO queue_messages (queue, message_id, group_id, body, sent_at, visible_at, receives, dead)
     VALUES (?, ?, ?, ?, ?, ?, 6, 1)`,
  );
  const printed: string[] = [];
  const asked: string[] = [];
  return {
    clock,
    store,
    queues,
    printed,
    asked,
    bury: (queue: QueueName, body: unknown, group: string | null, id: string = randomUUID()) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      insert.run(queue, id, group, text, clock.now(), clock.now());
    },
    run: async (line: string) => {
      const command = parseRedriveOptions(line.split(' ').filter(Boolean));
      if (command.kind === 'help') throw new Error('expected a command');
      await runRedrive(command, {
        deadLetters: sqliteDeadLetters(database, { clock }),
        store,
        clock,
        print: (text) => printed.push(text),
        ask:
          answer === undefined
            ? undefined
            : async (question) => {
                asked.push(question);
                return answer;
              },
      });
    },
    dead: () => queues.depth('inbox').dead + queues.depth('replies').dead,
  };
};

describe('redrive', () => {
  it('says that there is nothing', async () => {
    const { run, printed } = redriving();
    await run('');
    await run('again --all');
    expect(printed).toEqual(['No dead letters.', 'No dead letters.']);
  });

  it('lists each dead letter with its conversation and what the store knows of the reason', async () => {
    const { run, printed, bury, clock, store } = redriving();
    const effects = [
      { seq: 1, body: aReply() },
      { seq: 2, body: aReply() },
    ];
    await store.commit('liveagent:a', aTurn({ state: aState({ case: aCase() }), effects }));
    const until = clock.now() + 1000;
    for (const [seq, status] of [
      [1, 'unknown'],
      [2, 'failed'],
    ] as const) {
      await store.leaseEffect({ conversation: 'liveagent:a', seq }, { now: clock.now(), until });
      await store.settleEffect({ conversation: 'liveagent:a', seq }, until, { status, why: 'ambiguous' });
    }
    bury('inbox', { type: 'doorbell', conversation: 'liveagent:a' }, 'liveagent:a', 'aaaaaaaa-1');
    bury('inbox', 'hello', 'liveagent:b', 'aaaaaaaa-2');
    clock.advance(5 * minute);
    bury('inbox', { type: 'doorbell_by_code', code: 'XYZ' }, 'code:XYZ', 'bbbbbbbb-1');
    bury('replies', { type: 'effect', conversation: 'liveagent:a', seq: 1 }, 'liveagent:a', 'cccccccc-1');
    bury('replies', { type: 'effect', conversation: 'liveagent:z', seq: 9 }, 'liveagent:z', 'dddddddd-1');
    const timer = { name: 'unclaimed', caseId: 'case-1', step: 0 };
    bury('timers', { type: 'timer', conversation: 'liveagent:z', timer, due: 1 }, null, 'eeeeeeee-1');
    clock.advance(60 * minute);
    await run('list');
    expect(printed.join('\n').split('\n')).toEqual([
      'id          queue    conversation  what              why                                                   age  attempts',
      'aaaaaaaa-1  inbox    liveagent:a   doorbell          case waiting: asked_for_person, 1 waiting             1 h         6',
      'aaaaaaaa-2  inbox    liveagent:b   unreadable        no message that this version knows                    1 h         6',
      'bbbbbbbb    inbox    code XYZ      doorbell by code  the conversation of this code could not be looked up  1 h         6',
      'cccccccc    replies  liveagent:a   effect 1, reply   unknown (ambiguous)                                   1 h         1',
      'dddddddd    replies  liveagent:z   effect 9          nothing is stored of it                               1 h         6',
      'eeeeeeee    timers   liveagent:z   timer unclaimed   nothing is stored of the chat                         1 h         6',
    ]);
  });

  it('shows one in full, by the beginning of its id', async () => {
    const { run, printed, bury, clock } = redriving();
    bury('inbox', { type: 'doorbell', conversation: 'liveagent:a' }, 'liveagent:a', 'aaaaaaaa-1');
    clock.advance(50 * 60 * minute);
    await run('show aaaa');
    expect(printed.join('\n').split('\n')).toEqual([
      'id            aaaaaaaa-1',
      'queue         inbox',
      'conversation  liveagent:a',
      'what          doorbell',
      'why           nothing is stored of the chat',
      `since         ${new Date(clock.now() - 50 * 60 * minute).toISOString()} (2 d)`,
      'attempts      6',
      'group         liveagent:a',
      '',
      '{',
      '  "type": "doorbell",',
      '  "conversation": "liveagent:a"',
      '}',
    ]);
  });

  it('asks before it puts anything back or deletes anything, and takes no for an answer', async () => {
    const { run, printed, asked, bury, dead } = redriving(false);
    bury('inbox', 'one', 'liveagent:a');
    bury('replies', 'two', 'liveagent:b');
    await run('again --all');
    await run('discard --all --queue inbox');
    expect([asked, dead(), printed.at(-1)]).toEqual([
      ['Put 2 dead letters back?', 'Delete 1 dead letter for good?'],
      2,
      'Nothing was done.',
    ]);
  });

  it('puts back one, deletes another, and says what becomes of them', async () => {
    const { run, printed, bury, queues } = redriving(true);
    bury('inbox', 'one', 'liveagent:a', 'aaaaaaaa-1');
    bury('inbox', 'two', 'liveagent:b', 'bbbbbbbb-1');
    await run('again a');
    expect(printed.at(-1)).toMatch(/^Put 1 dead letter back\. They are worked on as if they had just come:/);
    expect(queues.depth('inbox')).toMatchObject({ visible: 1, dead: 1 });
    await run('discard b');
    expect([printed.at(-1), queues.depth('inbox').dead]).toEqual(['Deleted 1 dead letter.', 0]);
  });

  it('does all without asking with --yes, and nothing without a terminal', async () => {
    const { run, bury, queues } = redriving();
    bury('inbox', 'one', 'liveagent:a');
    await expect(run('again --all')).rejects.toEqual(
      appError('invalid', 'nobody can be asked, for there is no terminal; expected --yes'),
    );
    expect(queues.depth('inbox').dead).toBe(1);
    await run('again --all --yes');
    expect(queues.depth('inbox')).toMatchObject({ visible: 1, dead: 0 });
  });

  it('refuses an id that is none, or not enough of one', async () => {
    const { run, bury } = redriving(true);
    bury('inbox', 'one', 'liveagent:a', 'aaaaaaaa-1');
    bury('inbox', 'two', 'liveagent:b', 'aaaaaaaa-2');
    await expect(run('show b')).rejects.toEqual(
      appError('not_found', 'no dead letter has an id that begins with "b"; "list" shows those there are'),
    );
    await expect(run('again aaaa --yes')).rejects.toEqual(
      appError('not_found', '2 dead letters have an id that begins with "aaaa"; expected more of it'),
    );
  });

  it.each([
    [0, '0 min'],
    [59 * minute + 59_999, '59 min'],
    [60 * minute, '1 h'],
    [48 * 60 * minute - 1, '47 h'],
    [48 * 60 * minute, '2 d'],
    [-5 * minute, '0 min'],
  ])('tells an age of %i ms as %s', (age, words) => {
    expect(ageOf(0, age)).toBe(words);
  });

  it('shows as much of an id as tells it from the others', () => {
    expect([
      shortId('abcdefghij', ['abcdefghij', 'abcdefghXX']),
      shortId('abcdefghij', ['abcdefghij']),
    ]).toEqual(['abcdefghi', 'abcdefgh']);
  });
});
