import { AppError } from '../../../core/errors.ts';
import type { ChangedChat } from '../../../core/help-desk/help-desk-conversation.ts';
import { sweep } from '../../../functions/sweep/handler.ts';
import { monday } from '../../factories/clock.ts';
import type { aState } from '../../factories/conversation.ts';
import { chat, createSweepWorld as createWorld, known, minute } from './sweep-world.ts';

const down = new AppError('unavailable', 'the queue is down');

describe('the sweep', () => {
  it('rings for what has waited two minutes, and counts it', async () => {
    const world = createWorld({ overdue: [{ conversation: 'liveagent:a', since: monday - 3 * minute }] });
    expect(await sweep(world.deps)()).toEqual({ overdue: 1, rung: 1, reconciled: { looked: false } });
    expect([world.asked, world.counted, world.sent]).toEqual([
      [monday - 2 * minute],
      [['OverdueConversations', 1]],
      [
        {
          queue: 'inbox',
          message: { type: 'doorbell', conversation: 'liveagent:a', look: 'inside' },
          options: { group: 'liveagent:a', dedupe: `overdue:${monday - 3 * minute}` },
        },
      ],
    ]);
  });

  it('counts nothing overdue as zero, so that an alarm ends', async () => {
    const world = createWorld({});
    expect(await sweep(world.deps)()).toEqual({ overdue: 0, rung: 0, reconciled: { looked: false } });
    expect([world.counted, world.sent]).toEqual([[['OverdueConversations', 0]], []]);
  });

  it('rings for a hundred of a big backlog a minute, and for each of them in its turn', async () => {
    const overdue = Array.from({ length: 250 }, (_, i) => ({ conversation: `liveagent:${i}`, since: 0 }));
    const world = createWorld({ overdue });
    const rung = new Set<string>();
    for (let n = 0; n < 5; n += 1) {
      world.sent.length = 0;
      expect(await sweep(world.deps)()).toMatchObject({ overdue: 250, rung: 100 });
      for (const { message } of world.sent) if ('conversation' in message) rung.add(message.conversation);
      expect(world.sent).toHaveLength(100);
      world.clock.advance(minute);
    }
    expect(rung.size).toBe(250);
  });

  it('leaves the rest to the next sweep where the queue refuses, and still asks the help desk', async () => {
    const overdue = ['a', 'b', 'c'].map((id) => ({ conversation: `liveagent:${id}`, since: 0 }));
    const world = createWorld({ overdue, minutes: 5 });
    world.refusals.push(undefined, down);
    expect(await sweep(world.deps)()).toEqual({
      overdue: 3,
      rung: 1,
      reconciled: { looked: true, changed: 0, rung: 0 },
    });
    expect(world.warned).toEqual(['overdue_not_rung']);
  });
});

describe('the look at changes', () => {
  const look = async (changed: ChangedChat[], state?: ReturnType<typeof aState>, departments?: string[]) => {
    const world = createWorld({
      changed,
      minutes: 5,
      states: state === undefined ? {} : { 'liveagent:tick1': state },
      ...(departments === undefined ? {} : { departments }),
    });
    await sweep(world.deps)();
    return world.sent.map(({ message }) => message);
  };
  const everywhere = { type: 'doorbell', conversation: 'liveagent:tick1' };
  const messages = { ...everywhere, look: 'messages' };

  it.each<[string, ChangedChat, ReturnType<typeof aState> | undefined, object[]]>([
    ['a new chat that no webhook told of', chat(), undefined, [everywhere]],
    ['a chat taken down but never read', chat(), known({ openedAt: 0 }), [everywhere]],
    ['a known chat that changed after what was read of it', chat(), known(), [messages]],
    [
      'a known chat read in the second of its change',
      chat({ changedAt: monday - 2 * minute }),
      known(),
      [messages],
    ],
    ['a known chat read past its change', chat({ changedAt: monday - 2 * minute - 1_000 }), known(), []],
    ['a chat that was closed unnoticed', chat({ status: 'closed' }), known(), [everywhere]],
    ['a chat that was opened again unnoticed', chat(), known({ closed: true }), [everywhere]],
    ['a closed chat known to be closed', chat({ status: 'closed' }), known({ closed: true }), []],
    ['an unknown chat that is over', chat({ status: 'closed' }), undefined, []],
    ['an old chat nobody ever rang for', chat({ createdAt: monday - 20 * minute }), undefined, []],
    ['an old chat that is known', chat({ createdAt: 0 }), known(), [messages]],
  ])('%s', async (_what, changed, state, rung) => {
    expect(await look([changed], state)).toEqual(rung);
  });

  it('rings for an unknown chat that was over at the last look and is open again', async () => {
    const world = createWorld({ changed: [chat({ createdAt: monday - 14 * minute })], minutes: 5 });
    await world.deps.bookmarks.set('help_desk_changes', monday - 5 * minute);
    await sweep(world.deps)();
    expect(world.sent.map(({ message }) => message)).toEqual([everywhere]);
  });

  it('goes back as far as the first look of all would have, however long that fails', async () => {
    const world = createWorld({ minutes: 5, filtered: true, changed: [chat()] });
    world.changesFail = down;
    expect((await sweep(world.deps)()).reconciled).toEqual({ looked: false });
    world.clock.advance(60 * minute);
    world.changesFail = undefined;
    expect((await sweep(world.deps)()).reconciled).toEqual({ looked: true, changed: 1, rung: 1 });
    expect(world.changesAsked).toEqual([monday - 16 * minute, monday - 16 * minute]);
  });

  it('rings for what was opened since the first look of all, a day at the most, and for none before it', async () => {
    const hours = (n: number) => monday - n * 60 * minute;
    const openedAt = (n: number) => chat({ ticketId: `opened${n}`, createdAt: hours(n) });
    const world = createWorld({ changed: [3, 5, 30].map(openedAt), minutes: 5 });
    await world.deps.bookmarks.set('help_desk_changes', monday - 5 * minute);
    await world.deps.bookmarks.set('help_desk_first_look', hours(4));
    await sweep(world.deps)();
    expect(world.sent.map(({ message }) => message)).toEqual([
      { type: 'doorbell', conversation: 'liveagent:opened3' },
    ]);
    await world.deps.bookmarks.set('help_desk_changes', monday - 5 * minute);
    await world.deps.bookmarks.set('help_desk_first_look', hours(50));
    world.sent.length = 0;
    await sweep(world.deps)();
    expect(world.sent.map(({ options }) => options)).toEqual([
      { group: 'liveagent:opened3', dedupe: `changed:${monday - minute}` },
      { group: 'liveagent:opened5', dedupe: `changed:${monday - minute}` },
    ]);
    expect(await world.deps.bookmarks.get('help_desk_first_look')).toBe(hours(50));
  });

  it('rings after an outage for chats opened since the last good look, and for none before it', async () => {
    const hours = (n: number) => monday - n * 60 * minute;
    const changed = [
      chat({ createdAt: hours(2.5), changedAt: hours(2.5) }),
      chat({ ticketId: 'older', createdAt: hours(4), changedAt: hours(2.4) }),
    ];
    const world = createWorld({ changed, minutes: 5 });
    await world.deps.bookmarks.set('help_desk_changes', hours(3));
    await sweep(world.deps)();
    expect(world.sent.map(({ message }) => message)).toEqual([everywhere]);
  });

  it('leaves unknown chats of departments alone that the rules do not ring for', async () => {
    expect(await look([chat({ department: 'billing' })], undefined, ['sales'])).toEqual([]);
    expect(await look([chat({ department: 'sales' })], undefined, ['sales'])).toEqual([everywhere]);
    expect(await look([chat({ department: 'billing' })], known(), ['sales'])).toEqual([messages]);
  });

  it('counts chats that no webhook told of, once there was time for one', async () => {
    const world = createWorld({
      minutes: 5,
      changed: [chat(), chat({ ticketId: 'new', createdAt: monday - 1000 })],
    });
    await sweep(world.deps)();
    expect(world.counted.filter(([name]) => name === 'MissedChats')).toEqual([['MissedChats', 1]]);
  });

  it('comes every five minutes, each time from where the last one ended and a minute before', async () => {
    const world = createWorld({ minutes: 5 });
    for (let n = 0; n <= 10; n += 1) {
      await sweep(world.deps)();
      world.clock.advance(minute - 500);
    }
    const late = (n: number) => monday + n * 5 * (minute - 500);
    expect(world.changesAsked).toEqual([monday - 16 * minute, monday - minute, late(1) - minute]);
  });

  it('goes back a day at the most after a long rest', async () => {
    const world = createWorld({ minutes: 5 });
    await world.deps.bookmarks.set('help_desk_changes', monday - 90 * 60 * minute);
    await sweep(world.deps)();
    expect(world.changesAsked).toEqual([monday - (24 * 60 + 1) * minute]);
  });

  it('is made again by the next sweep where the help desk, or the queue, fails', async () => {
    const world = createWorld({ minutes: 5, changed: [chat()] });
    world.changesFail = new AppError('throttled', 'no');
    expect((await sweep(world.deps)()).reconciled).toEqual({ looked: false });
    world.changesFail = undefined;
    world.refusals.push(down);
    expect((await sweep(world.deps)()).reconciled).toEqual({ looked: false });
    expect((await sweep(world.deps)()).reconciled).toEqual({ looked: true, changed: 1, rung: 1 });
    expect([world.warned, new Set(world.changesAsked).size]).toEqual([
      ['changes_unread', 'changes_unread'],
      1,
    ]);
  });

  it('is switched off by 0', async () => {
    const world = createWorld({ minutes: 0, changed: [chat()] });
    expect((await sweep(world.deps)()).reconciled).toEqual({ looked: false });
    expect(world.changesAsked).toEqual([]);
  });

  it('comes every five minutes where configuration says nothing', async () => {
    const world = createWorld({});
    const config = { liveagent: {} };
    for (let n = 0; n <= 5; n += 1) {
      await sweep({ ...world.deps, config })();
      world.clock.advance(minute);
    }
    expect(world.changesAsked).toEqual([monday - 16 * minute, monday - minute]);
  });

  it('rings for a new chat of any department where none is configured', async () => {
    expect(await look([chat({ department: 'billing' })])).toEqual([everywhere]);
  });

  it('hides no bug: neither of the queue, nor of what asks the help desk', async () => {
    const bug = new TypeError('a bug');
    const world = createWorld({ minutes: 5, overdue: [{ conversation: 'liveagent:a', since: 0 }] });
    world.refusals.push(bug);
    await expect(sweep(world.deps)()).rejects.toBe(bug);
    world.changesFail = bug;
    await expect(sweep(world.deps)()).rejects.toBe(bug);
    expect(world.warned).toEqual([]);
  });
});
