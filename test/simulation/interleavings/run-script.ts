import { type Act, deliversAgain, type Script } from './act.ts';
import { deploy } from './deploy.ts';
import { describeAct } from './describe-script.ts';
import type { Task } from './interleaver.ts';
import type { World } from './world.ts';

/** No call takes a worker longer: clients give up before a lease runs out. */
const longestMs = 20_000;

/** More than any script needs: beyond that something rings for ever. */
const mostEvents = 5_000;

/** After the last act: every rung of the ladder, and every redelivery, has had its time. */
const healMs = 3_600_000;

/** By then the sweeper has rung for what was lost. */
const sweptMs = 600_000;

/** The next thing that happens, the oldest first: a call goes on, a request comes in, a message is delivered. */
const options = (
  { interleaver, arrivals, sqs, workers, sweeps }: World,
  still: Task[] = [],
): (() => Promise<unknown>)[] => [
  ...interleaver
    .parked()
    .filter((task) => !still.includes(task))
    .map((task) => () => interleaver.goOn(task)),
  ...arrivals.ready().map((one) => () => arrivals.arrive(one)),
  ...sqs.ready().map((one) => () => sqs.deliver(workers, one)),
  ...(sweeps.isDue() ? [sweeps.go] : []),
];

/** Calls that time would outlast come to their end first. */
const moveTo = async (world: World, instant: number): Promise<void> => {
  world.interleaver.setStraight(true);
  for (const task of world.interleaver.standing()) {
    while (task.state === 'parked' && task.startedAt + longestMs < instant) {
      world.clock.moveTo(Math.min(...task.waits.map(({ wakeAt }) => wakeAt)));
      await world.interleaver.goOn(task);
    }
  }
  world.clock.moveTo(instant);
};

/** Everything that follows, in order, up to `until`; without it, up to the next timer. */
const settle = async (world: World, until?: number): Promise<void> => {
  const { interleaver, arrivals, sqs, sweeps, clock } = world;
  interleaver.setStraight(true);
  for (let n = 0; n < mostEvents; n += 1) {
    const next = options(world)[0];
    if (next !== undefined) {
      await next();
      continue;
    }
    const dues = [
      sqs.nextDue(until !== undefined),
      interleaver.nextDue(),
      ...(until === undefined ? [] : [arrivals.nextDue(), sweeps.nextDue()]),
    ];
    const due = Math.min(...dues.filter((one) => one !== undefined));
    if (due > (until ?? Number.MAX_SAFE_INTEGER)) return;
    clock.moveTo(due);
  }
  throw new Error(`${mostEvents} events did not bring the world to rest`);
};

const step = async (world: World, pick: number, still: Task[]): Promise<boolean> => {
  const { interleaver, sqs, clock, workers } = world;
  const again = pick === deliversAgain ? sqs.held().find(({ attempt }) => attempt === 1) : undefined;
  if (again !== undefined) {
    if (again.queue === 'inbox') world.observed.overlapped.add(again.group.replace(/^.*:/, ''));
    interleaver.setStraight(false);
    await sqs.deliver(workers, again);
    return true;
  }
  const open = options(world, still);
  const due = sqs.nextDue(false);
  if (due !== undefined && due > clock.now() && due < clock.now() + 5_000)
    open.push(() => moveTo(world, due));
  const chosen = open[pick % Math.max(1, open.length)];
  if (chosen === undefined) return false;
  interleaver.setStraight(false);
  await chosen();
  return true;
};

const perform = async (world: World, act: Act): Promise<void> => {
  const { clock, faults, sqs, people } = world;
  switch (act.kind) {
    case 'waits':
      await settle(world, clock.now() + act.seconds * 1000);
      return moveTo(world, clock.now() + act.seconds * 1000);
    case 'waits for a timer': {
      await settle(world);
      const due = sqs.nextTimer();
      if (due !== undefined) await moveTo(world, due);
      return;
    }
    case 'fails':
      return faults.add(act.service, act.how);
    case 'goes down':
      return faults.goDown(act.service, act.how, act.seconds * 1000);
    case 'a worker dies': {
      const [held] = sqs.held();
      if (held !== undefined) sqs.abandon(held);
      return;
    }
    case 'a deploy':
      deploy(world);
      return;
    default:
      return people.perform(act);
  }
};

/** Plays a script, lets everything come to rest without further faults, and leaves the world as it is then. */
export const runScript = async (world: World, { moves, picks }: Script): Promise<void> => {
  let picked = 0;
  const pick = () => {
    picked += 1;
    return picks[picked - 1] ?? 0;
  };
  const stands = (until: RegExp | undefined): boolean =>
    until !== undefined &&
    world.interleaver
      .standing()
      .some(({ name, waits }) => waits.some(({ call }) => until.test(`${name}: ${call}`)));
  for (const { after, act, steps, until, others } of moves) {
    await moveTo(world, world.clock.now() + after);
    const still = others === true ? world.interleaver.standing() : [];
    world.trace(`>> ${describeAct(act)}`);
    await perform(world, act);
    if (steps < 0) await settle(world);
    for (let n = 0; n < steps && !stands(until) && (await step(world, pick(), still)); n += 1);
  }
  const until = world.faults.downUntil() ?? 0;
  world.faults.clear();
  if (until > world.clock.now()) {
    world.trace('>> the outage lasts on');
    await settle(world, until);
    await moveTo(world, until);
  }
  world.trace('>> the faults end, and an hour passes');
  await settle(world);
  const healed = world.clock.now() + healMs;
  await settle(world, world.clock.now() + sweptMs);
  world.sweeps.slowDown();
  await settle(world, healed);
  // Whoever snoozed a case for an hour has its ladder climbed after that.
  if (!world.sqs.isEmpty()) await settle(world, world.clock.now() + 1.5 * healMs);
};
