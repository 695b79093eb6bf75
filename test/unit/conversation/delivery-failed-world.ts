import type { EffectKind } from '../../../core/conversation/effect.ts';
import { deliveryFails, effectsAfter } from '../../factories/team-acts.ts';
import { createWorld, type World } from '../../factories/world.ts';

export const notice = (text: string) => ({ kind: 'reply', message: { from: 'system', text }, fence: null });

/** Beyond the numbers of cards, so that each is of the case that is open. */
let failures = 100;

/** What the failed delivery of an effect leads to. */
export const failing = async (world: World, what: EffectKind, why = 'unavailable', text?: string) => {
  const skip = (await effectsAfter(world, 0)).length;
  failures += 1;
  await deliveryFails(world, failures, { what, why, ...(text === undefined ? {} : { text }) });
  await world.turn();
  return effectsAfter(world, skip);
};

/** A chat whose visitor has asked for a person. */
export const escalated = async () => {
  const world = createWorld();
  world.says('a human please, zoe@example.org');
  await world.turn();
  return world;
};
