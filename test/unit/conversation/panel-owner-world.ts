import config from '../../../frontdesk.config.ts';
import { effectsAfter } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

export const minute = 60_000;
export const assistant = { kind: 'assistant' };
export const carla = { id: 'liveagent:agent7', name: 'Carla' };
export const owner = async (world: World) => (await world.store.getOwnership(world.conversation)).owner;
export const post = (text: string, over = {}) => ({
  kind: 'thread_post',
  card: 2,
  post: { from: 'system', text, ...over },
});

/** What a turn brings about after `act`. */
export const during = async (world: World, act: () => unknown) => {
  const skip = (await effectsAfter(world, 0)).length;
  await act();
  await world.turn();
  return effectsAfter(world, skip);
};

/** A chat that an agent answers from the panel, no case having been opened. */
export const answered = async (over = {}) => {
  const world = createWorld({ liveagent: { ...config.liveagent, ...over } });
  world.says('How is it priced?');
  world.modelAnswers = [says('Per agent [1].')];
  await world.turn();
  await during(world, () => world.agentSays('Hi, Carla here.'));
  return world;
};

/** One with a case, which the agent's answer has claimed. */
export const claimedInPanel = async () => {
  const world = createWorld();
  world.says('a human please');
  await world.turn();
  await during(world, () => world.agentSays('Hi, Carla here.'));
  return world;
};
