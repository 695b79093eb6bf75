import type { FrontdeskConfig } from '../../../core/config.ts';
import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { monday } from '../../factories/clock.ts';
import { effectsAfter, timerFires } from '../../factories/team-acts.ts';
import { createWorld, type World } from '../../factories/world.ts';

export const caseId = 'id-0001';
export const minute = 60_000;

export type Steps = FrontdeskConfig['escalation']['unclaimed'];

/** An escalated chat, and how many effects its opening took. `escalation` may change under way, as a deploy does it. */
export const waiting = async (over: Partial<FrontdeskConfig['escalation']> = {}, at = monday) => {
  const escalation = { ...config.escalation, ...over };
  const world = createWorld({ escalation });
  world.clock.set(at);
  world.says('I want to talk to a human, zoe@example.org!');
  await world.turn();
  const openedAt = world.clock.now();
  return { world, openedAt, escalation, skip: (await effectsAfter(world, 0)).length };
};

export const climb = async (world: World, step: number, at: number) => {
  await timerFires(world, step, caseId, at);
  await world.turn();
};

/** What the timers that are set bring about up to an instant, timers themselves left out. */
export const until = async (world: World, skip: number, end: number) => {
  for (let rung = 0; rung < 20; rung += 1) {
    const timer = (await effectsAfter(world, 0)).findLast((effect) => effect.kind === 'timer');
    if (timer?.timer.name !== 'unclaimed' || timer.due > end || timer.due < world.clock.now()) break;
    await climb(world, timer.timer.step, timer.due);
  }
  world.clock.set(Math.max(end, world.clock.now()));
  return (await effectsAfter(world, skip)).filter(({ kind }) => kind !== 'timer');
};

/** The case as it was stored before the ladder was kept in it. */
export const forgetLadder = async (world: World) => {
  const stored = await world.store.load(world.conversation, { messages: 0 });
  if (stored.state?.case === undefined) throw new Error('expected a case');
  const { ladder: _ladder, wakeAt: _wakeAt, ...old } = stored.state.case;
  await world.store.commit(world.conversation, {
    expectedVersion: stored.state.version,
    expectedEpoch: 0,
    state: { ...stored.state, version: stored.state.version + 1, case: old },
    ...{ messages: [], effects: [], handled: [], learned: [], lookups: [] },
  });
};

export const timer = (step: number, due: number) => ({
  kind: 'timer',
  timer: { name: 'unclaimed', caseId, step },
  due,
});
export const post = (text: string, mention?: string) => ({
  kind: 'thread_post',
  card: 2,
  post: { from: 'system', text, ...(mention === undefined ? {} : { mention }) },
});
export const notice = (text: string) => ({ kind: 'reply', message: { from: 'system', text }, fence: null });
export const mail = (waited: string) => ({
  kind: 'team_mail',
  subject: `Nobody has taken a chat for ${waited}`,
  text: [
    `Nobody has taken this for ${waited}.`,
    '',
    'Reason: The visitor asked for a person',
    'Brief: The visitor asks for a person. They write in English.',
    "Visitor's words: I want to talk to a human, zoe@example.org!",
    'Page: https://www.liveagent.com/features/',
    'E-mail: zoe@example.org',
  ].join('\n'),
  replyTo: 'zoe@example.org',
  transcript: { ref: 'id-0002', nonce: 'id-0003' },
  ticketId: 'tick1234',
});
export const mailed = (waited: string) => [mail(waited), notice(en.words.teamMailed)];
export const told = 'The visitor was told so.';
