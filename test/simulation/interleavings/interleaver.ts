import { AsyncLocalStorage } from 'node:async_hooks';

/** One run of a handler: it stands still at every port call until it is told to go on. */
export interface Task {
  id: number;
  name: string;
  startedAt: number;
  state: 'running' | 'parked' | 'done' | 'dead';
  /** The port call it stands before. */
  at: string;
  goOn: () => void;
}

/** Turns of the event loop after which a handler that neither parks nor ends is waiting for something real. */
const mostHops = 10_000;

/**
 * Runs handlers side by side, one at a time, each up to its next port call. Nothing here depends on real time, so the
 * same choices give the same run.
 */
export const createInterleaver = (trace: (line: string) => void) => {
  const current = new AsyncLocalStorage<Task>();
  const tasks = new Set<Task>();
  const dead: Task[] = [];
  let over = false;
  let started = 0;
  let straight = true;

  const untilStill = async (task: Task): Promise<void> => {
    for (let n = 0; task.state === 'running'; n += 1) {
      if (n > mostHops) throw new Error(`${task.name} waits for something outside the simulation`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  return {
    /** Called before every port call. */
    gate: async (call: string): Promise<void> => {
      const task = current.getStore();
      if (task === undefined) return;
      if (!straight && !over) {
        await new Promise<void>((resolve) => {
          task.state = 'parked';
          task.at = call;
          task.goOn = resolve;
        });
      }
      if (over) throw new Error('this worker is dead');
      trace(`  ${task.name}: ${call}`);
    },
    /** Those that stand still, oldest first. */
    parked: (): Task[] => [...tasks].filter(({ state }) => state === 'parked'),
    running: (): Task | undefined => current.getStore(),
    start: async (name: string, startedAt: number, run: (task: Task) => Promise<void>): Promise<Task> => {
      started += 1;
      const task: Task = {
        id: started,
        name: `${name} #${started}`,
        startedAt,
        state: 'running',
        at: '',
        goOn: () => undefined,
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
    goOn: async (task: Task): Promise<void> => {
      task.state = 'running';
      task.goOn();
      await untilStill(task);
    },
    /** It never comes back: whatever it did so far stays done. */
    kill: (task: Task): void => {
      trace(`${task.name} dies before ${task.at}`);
      task.state = 'dead';
      tasks.delete(task);
      dead.push(task);
    },
    /** Lets dead workers end as failures, once nobody looks any more: their timers would keep the process alive. */
    end: async (): Promise<void> => {
      over = true;
      for (const task of [...dead, ...tasks]) {
        task.state = 'running';
        task.goOn();
        await untilStill(task);
      }
    },
    /** Whether handlers run through without standing still. */
    setStraight: (whether: boolean): void => {
      straight = whether;
    },
  };
};

export type Interleaver = ReturnType<typeof createInterleaver>;

/** A port whose every call is a point where anything else may happen first. */
export const gated = <Port extends object>(interleaver: Interleaver, name: string, port: Port): Port =>
  new Proxy(port, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function' || key === 'panelUrl') return member;
      return async (...given: unknown[]) => {
        await interleaver.gate(`${name}.${String(key)}`);
        return Reflect.apply(member, target, given) as unknown;
      };
    },
  });
