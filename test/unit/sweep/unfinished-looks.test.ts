import type { ChangedChat } from '../../../core/help-desk/help-desk-conversation.ts';
import { sweep } from '../../../functions/sweep/handler.ts';
import { monday } from '../../factories/clock.ts';
import type { aState } from '../../factories/conversation.ts';
import { chat, createSweepWorld as createWorld, known, minute } from './sweep-world.ts';

describe('a look at changes that finds more chats than it may ring for', () => {
  it('rings for thirty, oldest change first, and leaves the rest to the next', async () => {
    const changed = Array.from({ length: 70 }, (_, i) =>
      chat({ ticketId: `t${i}`, changedAt: monday - 10 * minute + i * 5_000 }),
    );
    const world = createWorld({ minutes: 5, changed, filtered: true });
    const rounds: unknown[] = [];
    const rung = new Set<string>();
    for (let n = 0; n < 4; n += 1) {
      world.sent.length = 0;
      rounds.push((await sweep(world.deps)()).reconciled);
      for (const { message } of world.sent) {
        if (!('conversation' in message)) continue;
        rung.add(message.conversation);
        world.states.set(
          message.conversation,
          known({ seen: [{ id: 'm', at: monday + minute }], openedAt: 1 }),
        );
      }
      world.clock.advance(minute);
    }
    expect([rung.size, rounds.at(-1)]).toEqual([70, { looked: false }]);
    expect(world.warned).toEqual(['changes_left', 'changes_left']);
  });

  /** What four sweeps, a minute apart, do about them. */
  const fourLooks = async (
    changed: ChangedChat[],
    states: Record<string, ReturnType<typeof aState>> = {},
  ) => {
    const world = createWorld({ minutes: 5, changed, states, filtered: true });
    const looks: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      world.sent.length = 0;
      const { reconciled } = await sweep(world.deps)();
      const rung = world.sent.map(({ options }) => JSON.stringify(options));
      looks.push(`${JSON.stringify(reconciled)}${rung.some((to) => to.includes(':last')) ? ' last' : ''}`);
      world.clock.advance(minute);
    }
    return looks;
  };
  const looked = (changed: number, rung: number) => JSON.stringify({ looked: true, changed, rung });
  const none = JSON.stringify({ looked: false });

  it('gets past chats of one minute whose change was an answer, which is never heard of', async () => {
    const answered = Array.from({ length: 70 }, (_, i) =>
      chat({ ticketId: `t${i}`, changedAt: monday - 3 * minute + Math.floor(i / 2) * 1_000 }),
    );
    const states = Object.fromEntries(
      answered.map(({ ticketId }) => [`liveagent:${ticketId}`, known({ seen: [], seenUpTo: 0 })]),
    );
    const last = chat({ ticketId: 'last', changedAt: monday - 2 * minute });
    expect(await fourLooks([...answered, last], states)).toEqual([
      looked(71, 30),
      looked(41, 30),
      `${looked(11, 11)} last`,
      none,
    ]);
  });

  it('rings for all that changed in one second, such as chats moved together', async () => {
    const moved = Array.from({ length: 40 }, (_, i) =>
      chat({ ticketId: `t${i}`, changedAt: monday - 2 * minute }),
    );
    expect(await fourLooks([...moved, chat({ ticketId: 'last' })])).toEqual([
      looked(41, 40),
      `${looked(1, 1)} last`,
      none,
      none,
    ]);
  });

  it('goes back a minute where what it leaves is younger, for a list may tell of a change late', async () => {
    const changed = Array.from({ length: 31 }, (_, i) =>
      chat({ ticketId: i === 30 ? 'last' : `t${i}`, changedAt: monday - 31_000 + i * 1_000 }),
    );
    expect(await fourLooks(changed)).toEqual([looked(31, 30), looked(31, 30), `${looked(1, 1)} last`, none]);
  });
});
