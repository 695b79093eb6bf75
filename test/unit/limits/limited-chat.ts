import type { Limits } from '../../../core/configuration/limits.ts';
import type { ConversationState } from '../../../core/conversation/conversation.ts';
import { languageOf } from '../../../core/languages/languages.ts';
import { anna } from '../../factories/conversation.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

export const { words } = languageOf('en');

/** A greeted chat under the limits that a test is about. */
export const chatUnder = async (limits: Partial<Limits>) => {
  const world = createWorld({ limits });
  await world.turn();
  return world;
};

export const stateOf = async (world: World): Promise<ConversationState> => {
  const { state } = await world.store.history(world.conversation);
  if (state === undefined) throw new Error('nothing is stored of this chat yet');
  return state;
};

/** What the visitor was sent after the welcome. */
export const sentTo = async (world: World) => (await world.replies()).slice(1).map(({ text }) => text);

/** The visitor writes, each message is a turn of its own, and the model answers each. */
export const chatFor = async (world: World, messages: number) => {
  for (let n = 1; n <= messages; n += 1) {
    world.says(`Question ${n}?`);
    world.modelAnswers = [says(`Answer ${n}.`)];
    await world.turn();
  }
};

export const writes = (world: World, messages: number) => {
  for (let n = 1; n <= messages; n += 1) world.says(`Line ${n}`);
};

/** The timer that is on its way rings. */
export const ring = async (world: World) => {
  const { effects } = await world.store.history(world.conversation);
  const set = effects.findLast(({ body }) => body.kind === 'timer')?.body;
  if (set?.kind !== 'timer') throw new Error('no timer was set');
  world.clock.set(Math.max(world.clock.now(), set.due));
  const id = `timer:${set.timer.name}:${set.due}`;
  const at = world.clock.now();
  await world.store.recordInput(world.conversation, { id, at, kind: 'timer_fired', timer: set.timer });
  await world.turn();
};

export const press = async (world: World, kind: 'handed_back' | 'resolved') => {
  const { ownership } = await world.store.history(world.conversation);
  const at = world.clock.now();
  const expectedEpoch = ownership.epoch;
  const epoch = expectedEpoch + 1;
  const input = { id: `${kind}:${epoch}`, at, kind, by: anna, epoch };
  await world.store.changeOwner(world.conversation, {
    expectedEpoch,
    to: { kind: 'assistant' },
    input,
  });
  await world.turn();
};

export const claim = async (world: World) => {
  const { ownership } = await world.store.history(world.conversation);
  const epoch = ownership.epoch + 1;
  const input = {
    id: `claimed:${epoch}`,
    at: world.clock.now(),
    kind: 'claimed' as const,
    teammate: anna,
    epoch,
  };
  await world.store.changeOwner(world.conversation, {
    expectedEpoch: ownership.epoch,
    to: { kind: 'teammate', teammate: anna },
    input,
  });
  await world.turn();
};

export const isTakenAndHandedBack = async (world: World) => {
  await claim(world);
  await press(world, 'handed_back');
};
