import type { FrontdeskConfig } from '../../../core/config.ts';
import type { EffectBody } from '../../../core/conversation/effect.ts';
import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { monday } from '../../factories/clock.ts';
import { claim, effectsAfter, stateOf, writesInThread } from '../../factories/team-acts.ts';
import { createWorld, type World } from '../../factories/world.ts';

export const minute = 60_000;
export const caseId = 'id-0001';

export const escalated = async (escalation: Partial<FrontdeskConfig['escalation']> = {}, at = monday) => {
  const world = createWorld({ escalation: { ...config.escalation, ...escalation } });
  world.clock.set(at);
  world.says('I want to talk to a human');
  await world.turn();
  return world;
};
/** A chat that Anna has taken, and in which both have said something. */
export const taken = async (escalation: Partial<FrontdeskConfig['escalation']> = {}, at = monday) => {
  const world = await escalated(escalation, at);
  await claim(world);
  await world.turn();
  await writesInThread(world, 'Hello, how can I help?');
  await world.turn();
  return world;
};
export const during = async (world: World, act: () => unknown) => {
  const skip = (await effectsAfter(world, 0)).length;
  await act();
  await world.turn();
  return effectsAfter(world, skip);
};
/** The timers that are due by an instant ring, each at its time; everything but timers that comes of it. */
export const pass = async (world: World, end: number): Promise<EffectBody[]> => {
  const skip = (await effectsAfter(world, 0)).length;
  const { effects: all } = await world.store.history(world.conversation);
  const rung = new Set<number>();
  for (let n = 0; n < 20; n += 1) {
    const { effects } = n === 0 ? { effects: all } : await world.store.history(world.conversation);
    const next = effects
      .filter(({ seq, body }) => body.kind === 'timer' && !rung.has(seq) && body.due > world.clock.now())
      .sort((a, b) => (a.body.kind === 'timer' && b.body.kind === 'timer' ? a.body.due - b.body.due : 0))[0];
    if (next?.body.kind !== 'timer' || next.body.due > end) break;
    rung.add(next.seq);
    const { timer, due } = next.body;
    world.clock.set(due);
    const id = `timer:${next.seq}`;
    await world.store.recordInput(world.conversation, { id, at: due, kind: 'timer_fired', timer });
    await world.turn();
  }
  world.clock.set(Math.max(end, world.clock.now()));
  return (await effectsAfter(world, skip)).filter(({ kind }) => kind !== 'timer');
};
export const post = (text: string, mention?: string) => ({
  kind: 'thread_post',
  card: 2,
  post: { from: 'system', text, ...(mention === undefined ? {} : { mention }) },
});
export const notice = (text: string) => ({ kind: 'reply', message: { from: 'system', text }, fence: null });
export const card = (over: object) => ({
  kind: 'card_update',
  card: 2,
  view: expect.objectContaining(over) as unknown,
});
export const { stillWithPerson, personReminded, teamCalledAgain } = en.words;
export const named = (text: string, name = 'Anna Smith') => text.replace('{name}', name);
export const reminded = notice(`${named(stillWithPerson)} ${personReminded}`);
export const owner = async (world: World) => [
  (await world.store.getOwnership(world.conversation)).owner,
  (await stateOf(world))?.owner,
];
export const assistant = { kind: 'assistant' };
