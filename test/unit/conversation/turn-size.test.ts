import type { Turn } from '../../../core/conversation/turn.ts';
import { anna } from '../../factories/conversation.ts';
import { claim } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

/** DynamoDB's limits; what waits counts twice, for the index of what waits holds it whole. */
const mostItemBytes = 400 * 1024;
const mostTransactionBytes = 4 * 1024 * 1024;
const mostItems = 100;

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** What each turn of a world would take of DynamoDB: its largest item, the whole of it, and how many items. */
const measured = (world: World) => {
  const sizes: { largest: number; whole: number; items: number }[] = [];
  const commit = world.store.commit;
  world.store.commit = async (id, turn: Turn) => {
    const items = [
      bytes(turn.state),
      ...turn.messages.map(bytes),
      ...turn.effects.map((effect) => 2 * bytes(effect)),
      ...turn.learned.map(bytes),
      ...turn.lookups.map(bytes),
    ];
    sizes.push({
      largest: Math.max(...items),
      whole: items.reduce((sum, size) => sum + size, 0),
      items: items.length + turn.handled.length + 1,
    });
    return commit(id, turn);
  };
  return sizes;
};

/** As long as a message is kept, in letters of three bytes. */
const longest = '漢'.repeat(20_000);

const expectWithin = (sizes: ReturnType<typeof measured>) => {
  expect(sizes.length).toBeGreaterThan(0);
  expect(Math.max(...sizes.map(({ largest }) => largest))).toBeLessThan(mostItemBytes / 2);
  expect(Math.max(...sizes.map(({ whole }) => whole))).toBeLessThan(mostTransactionBytes / 2);
  expect(Math.max(...sizes.map(({ items }) => items))).toBeLessThanOrEqual(mostItems);
};

describe('the size of what a turn commits', () => {
  it('stays far below the limits while a visitor floods the chat, asks for a person and goes on', async () => {
    const world = createWorld();
    const sizes = measured(world);
    world.ticket.visitor = { name: '漢'.repeat(200), email: 'zoe@example.org' };
    await world.turn();
    for (let n = 0; n < 40; n += 1) world.says(longest);
    world.says('I want to talk to a person');
    world.modelAnswers = Array.from({ length: 20 }, () => says('An answer.'));
    await world.turn();
    for (let n = 0; n < 40; n += 1) world.says(longest);
    await world.turn();
    expect((await world.effectKinds()).filter((kind) => ['card', 'note'].includes(kind))).toEqual([
      'card',
      'note',
    ]);
    expectWithin(sizes);
  });

  it('stays far below them where a teammate has taken the chat and everything is relayed', async () => {
    const world = createWorld();
    const sizes = measured(world);
    await world.turn();
    world.says('I want to talk to a person');
    await world.turn();
    await claim(world);
    for (let n = 0; n < 30; n += 1) {
      await world.store.recordInput(world.conversation, {
        id: `thread${n}`,
        at: world.clock.now(),
        kind: 'teammate_said',
        via: 'slack',
        teammate: anna,
        text: '漢'.repeat(8_000),
        source: { channel: 'C0FRONTDESK', thread: '1.0', ts: `2.${n}` },
      });
      world.says(longest);
    }
    await world.turn();
    expectWithin(sizes);
  });

  it('stays far below them where deciding keeps failing and a person is called with the whole story', async () => {
    const world = createWorld();
    const sizes = measured(world);
    await world.turn();
    for (let n = 0; n < 40; n += 1) world.says(longest);
    for (let n = 0; n < 6; n += 1) await world.turn({ attempt: 6, last: true }).catch(() => undefined);
    expectWithin(sizes);
  });

  it('stays far below them where Slack takes nothing and all goes out by mail', async () => {
    const world = createWorld();
    const sizes = measured(world);
    await world.turn();
    for (let n = 0; n < 40; n += 1) world.says(longest);
    world.says('I want to talk to a person');
    world.modelAnswers = Array.from({ length: 20 }, () => says('An answer.'));
    await world.turn();
    const { effects } = await world.store.history(world.conversation);
    const card = effects.find(({ body }) => body.kind === 'card')?.seq ?? 0;
    await world.store.recordInput(world.conversation, {
      id: `failed:${card}`,
      at: world.clock.now(),
      kind: 'delivery_failed',
      effect: card,
      what: 'card',
      why: 'channel_not_found',
    });
    await world.turn();
    expect(await world.effectKinds()).toContain('team_mail');
    expectWithin(sizes);
  });
});
