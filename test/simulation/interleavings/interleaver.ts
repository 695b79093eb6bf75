import { AsyncLocalStorage } from 'node:async_hooks';
import type { VirtualClock } from '../../../evals/virtual-queues.ts';

/** A port call that stands still. */
interface Waiting {
  call: string;
  /** The instant before which it cannot go on. */
  wakeAt: number;
  goOn: () => void;
}

/** One run of a handler: it stands still at every port call until it is told to go on. */
export interface Task {
  id: number;
  name: string;
  startedAt: number;
  state: 'running' | 'parked' | 'done' | 'dead';
  /** The port calls it stands before: several where a handler makes them at once. */
  waits: Waiting[];
  /** Milliseconds that the clock of its machine is ahead. */
  skew: number;
  /** True once something went wrong in it. */
  troubled: boolean;
  /** Nothing goes wrong in it. */
  spared: boolean;
  /** Whoever waits for it hears that it never comes back. */
  onDeath: () => void;
}

/** Turns of the event loop after which a handler that neither parks nor ends is waiting for something real. */
const mostHops = 10_000;

/** Turns of the event loop in which whoever is told to end does. */
const lastHops = 3;

/**
 * Runs handlers side by side, one at a time, each up to its next port call. Nothing here depends on real time, so the
 * same choices give the same run.
 */
export const createInterleaver = (clock: VirtualClock, trace: (line: string) => void) => {
  const current = new AsyncLocalStorage<Task>();
  const tasks = new Set<Task>();
  const dead: Task[] = [];
  let over = false;
  let started = 0;
  let straight = true;

  /** One turn of the event loop lets every branch of a handler come to its next port call. */
  const untilStill = async (task: Task): Promise<void> => {
    for (let n = 0; task.state === 'running'; n += 1) {
      if (n > mostHops) throw new Error(`${task.name} waits for something outside the simulation`);
      await new Promise((resolve) => setImmediate(resolve));
      if (task.state === 'running' && task.waits.length > 0) task.state = 'parked';
    }
  };

  const park = async (task: Task, call: string, wakeAt: number): Promise<void> => {
    if (over) return;
    await new Promise<void>((goOn) => {
      task.waits.push({ call, wakeAt, goOn });
    });
  };

  const unlessOver = (): void => {
    if (over) throw new Error('this worker is dead');
  };

  const isReady = ({ state, waits }: Task): boolean =>
    state === 'parked' && waits.some(({ wakeAt }) => wakeAt <= clock.now());

  const goOn = async (task: Task): Promise<void> => {
    const at = Math.max(
      0,
      task.waits.findIndex(({ wakeAt }) => wakeAt <= clock.now()),
    );
    const [next] = task.waits.splice(at, 1);
    task.state = 'running';
    next?.goOn();
    await untilStill(task);
  };

  const kill = (task: Task): void => {
    trace(`${task.name} dies before ${task.waits[0]?.call ?? 'it goes on'}`);
    task.state = 'dead';
    tasks.delete(task);
    dead.push(task);
    task.onDeath();
  };

  return {
    /** Called before every port call. */
    gate: async (call: string): Promise<void> => {
      const task = current.getStore();
      if (task === undefined) return;
      if (!straight) await park(task, call, clock.now());
      unlessOver();
      trace(`  ${task.name}: ${call}`);
    },
    /** A port call that takes its time. */
    sleep: async (ms: number): Promise<void> => {
      const task = current.getStore();
      if (task !== undefined) await park(task, 'the answer', clock.now() + ms);
      unlessOver();
    },
    /** Those that stand still and can go on, oldest first. */
    parked: (): Task[] => [...tasks].filter(isReady),
    /** Those that stand still, whether or not they can go on. */
    standing: (): Task[] => [...tasks].filter(({ state }) => state === 'parked'),
    /** When the next of those that cannot go on yet can. */
    nextDue: (): number | undefined => {
      const dues = [...tasks].flatMap(({ waits }) => waits.map(({ wakeAt }) => wakeAt));
      return dues.length === 0 ? undefined : Math.min(...dues);
    },
    running: (): Task | undefined => current.getStore(),
    start: async (
      name: string,
      { skew, spared }: Pick<Task, 'skew' | 'spared'>,
      run: (task: Task) => Promise<void>,
    ): Promise<Task> => {
      started += 1;
      const task: Task = {
        id: started,
        name: `${name} #${started}`,
        startedAt: clock.now(),
        state: 'running',
        waits: [],
        skew,
        troubled: false,
        spared,
        onDeath: () => undefined,
      };
      tasks.add(task);
      trace(`${task.name} starts`);
      const ended = current.run(task, () => run(task));
      let failure: unknown;
      ended
        .catch((error: unknown) => {
          failure = error;
        })
        .finally(() => {
          task.state = 'done';
          tasks.delete(task);
        });
      await untilStill(task);
      if (failure !== undefined) throw failure;
      return task;
    },
    goOn,
    /** It never comes back: whatever it did so far stays done. */
    kill,
    /** The running worker never comes back. */
    die: async (): Promise<never> => {
      const task = current.getStore();
      if (task === undefined) throw new Error('nobody runs who could die');
      kill(task);
      await park(task, 'nothing', Number.POSITIVE_INFINITY);
      throw new Error('this worker is dead');
    },
    /** Lets dead workers end as failures, once nobody looks any more: their timers would keep the process alive. */
    end: async (): Promise<void> => {
      over = true;
      for (const { waits } of [...dead, ...tasks]) {
        for (const { goOn: resume } of waits.splice(0)) resume();
      }
      for (let n = 0; n < lastHops; n += 1) await new Promise((resolve) => setImmediate(resolve));
    },
    /** Whether handlers run through without standing still. */
    setStraight: (whether: boolean): void => {
      straight = whether;
    },
  };
};

export type Interleaver = ReturnType<typeof createInterleaver>;
