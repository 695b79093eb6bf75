import { createWorld } from '../../factories/world.ts';

export const escalated = async () => {
  const world = createWorld();
  world.says('I want to talk to a human');
  await world.turn();
  return world;
};
