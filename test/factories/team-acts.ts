import type { Teammate } from '../../core/conversation/conversation.ts';
import type { EffectBody, EffectKind } from '../../core/conversation/effect.ts';
import { anna } from './conversation.ts';
import type { World } from './world.ts';

/** What people and workers do to a conversation between its turns, as it reaches the store. */
export const claim = async (world: World, teammate: Teammate = anna) => {
  const { epoch } = await world.store.getOwnership(world.conversation);
  world.clock.advance(1_000);
  const at = world.clock.now();
  return world.store.changeOwner(world.conversation, {
    expectedEpoch: epoch,
    to: { kind: 'teammate', teammate },
    input: { id: `claim:${epoch + 1}`, at, kind: 'claimed', teammate, epoch: epoch + 1 },
  });
};

export const handBack = async (world: World, by: Teammate = anna) => {
  const { epoch } = await world.store.getOwnership(world.conversation);
  world.clock.advance(1_000);
  await world.store.changeOwner(world.conversation, {
    expectedEpoch: epoch,
    to: { kind: 'assistant' },
    input: { id: `back:${epoch + 1}`, at: world.clock.now(), kind: 'handed_back', by, epoch: epoch + 1 },
  });
};

/** What a teammate writes in the thread a second later. */
export const slackSaid = (world: World, text: string, teammate: Teammate = anna) => {
  world.clock.advance(1_000);
  const at = world.clock.now();
  const id = `slack:C0FRONTDESK:${at}`;
  return { id, at, kind: 'teammate_said' as const, via: 'slack' as const, teammate, text };
};

export const writesInThread = async (world: World, text: string, teammate: Teammate = anna) => {
  await world.store.recordInput(world.conversation, slackSaid(world, text, teammate));
};

export const texts = async (world: World) =>
  (await world.replies()).map(({ from, text }) => `${from}: ${text}`);

export const resolves = async (world: World, by: Teammate = anna) => {
  const { epoch } = await world.store.getOwnership(world.conversation);
  world.clock.advance(1_000);
  await world.store.changeOwner(world.conversation, {
    expectedEpoch: epoch,
    to: { kind: 'assistant' },
    input: { id: `resolved:${epoch + 1}`, at: world.clock.now(), kind: 'resolved', by, epoch: epoch + 1 },
  });
};

/** A timer of a case comes out of its queue at `at`. */
export const timerFires = async (world: World, step: number, caseId: string, at: number) => {
  world.clock.set(Math.max(at, world.clock.now()));
  await world.store.recordInput(world.conversation, {
    id: `timer:unclaimed:${caseId}:${step}:${at}`,
    at: world.clock.now(),
    kind: 'timer_fired',
    timer: { name: 'unclaimed', caseId, step },
  });
};

export const deliveryFails = async (
  world: World,
  effect: number,
  failure: { what: EffectKind; why?: string; text?: string; firstMessage?: number },
) => {
  world.clock.advance(1_000);
  const at = world.clock.now();
  const input = { id: `failed:${effect}`, at, kind: 'delivery_failed' as const, effect, why: 'unavailable' };
  await world.store.recordInput(world.conversation, { ...input, ...failure });
};

/** Effects after the first `skip`, without what they have in common with every other one. */
export const effectsAfter = async (world: World, skip: number): Promise<EffectBody[]> =>
  (await world.store.history(world.conversation)).effects.slice(skip).map(({ body }) => body);

export const stateOf = async (world: World) => (await world.store.history(world.conversation)).state;
