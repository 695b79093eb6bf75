import { type FaultService, faultKinds, faultServices } from '../../local/faults.ts';
import type { LocalRun } from '../../local/start-local.ts';
import type { Desk, Info } from '../factories/desk.ts';
import type { Chance } from './chance.ts';
import { pause } from './visitor.ts';

/** From the kill to the moment that the product serves again; milliseconds since the Unix epoch. */
export interface Kill {
  at: number;
  upAt: number;
}

export interface TroubleOptions {
  desk: Desk;
  info: Info;
  worker: NonNullable<LocalRun['worker']>;
  chance: Chance;
  kills: number;
  /** About how many steps the people will take; kills are spread over them. */
  steps: number;
  /** Kinds of faults left out. */
  spared: readonly string[];
  /** How likely a step of somebody's is to bring a fault, where the service has had its respite. */
  faultShare: number;
  /** Milliseconds that the product runs between two kills at the least. */
  upMs: number;
  /** Tickets that webhooks may be about. */
  tickets: () => string[];
}

/** Milliseconds without a fault after one: about the time of a few calls. */
const respiteMs: Record<FaultService, number> = {
  bedrock: 5_000,
  liveagent: 4_000,
  slack: 6_000,
  ses: 30_000,
};
const duplicateShare = 0.2;

/** What goes wrong while people talk: kills, faults of the services, webhooks that come again. */
export const makeTrouble = (options: TroubleOptions) => {
  const { desk, info, worker, chance } = options;
  const kills: Kill[] = [];
  const dueAt = Array.from({ length: options.kills }, (_, i) =>
    Math.round(((i + chance.between(10, 90) / 100) / options.kills) * options.steps * 0.9),
  );
  const cards = faultServices
    .flatMap((service) => faultKinds.map((kind) => ({ service, kind })))
    .filter(({ service, kind }) => !options.spared.includes(`${service} ${kind}`));
  let deck: typeof cards = [];
  let steps = 0;
  let ended = false;
  let injected = 0;
  const given = new Map<string, number>();
  let webhooks = 0;
  let killing: Promise<void> = Promise.resolve();
  const underway = new Set<Promise<unknown>>();
  const track = (work: Promise<unknown>): void => {
    underway.add(work);
    void work.finally(() => underway.delete(work));
  };

  const kill = async (waitMs: number, downMs: number): Promise<void> => {
    const upFor = Date.now() - (kills.at(-1)?.upAt ?? 0);
    await pause(Math.max(waitMs, options.upMs - upFor));
    const at = Date.now();
    await worker.kill();
    await pause(downMs);
    await worker.start();
    kills.push({ at, upAt: Date.now() });
  };

  /** One at a time, so that a rarely called service has faults and no outage, which would bring people in. */
  const fault = async (): Promise<void> => {
    const suffered = await desk.suffered();
    const isReady = (service: FaultService): boolean => {
      const own = suffered.filter((one) => one.service === service);
      return (
        (given.get(service) ?? 0) <= own.length && Date.now() - (own.at(-1)?.at ?? 0) >= respiteMs[service]
      );
    };
    const place = deck.findIndex(({ service }) => isReady(service));
    if (place < 0) deck = chance.shuffled(cards);
    const [card] = place < 0 ? [] : deck.splice(place, 1);
    if (card === undefined) return;
    given.set(card.service, (given.get(card.service) ?? 0) + 1);
    injected += 1;
    await desk.fault({ ...card, times: 1 });
  };

  /** A webhook comes once more; where the product is dead it is lost, as LiveAgent repeats none. */
  const ring = async (ticket: string, waitMs: number): Promise<void> => {
    await pause(waitMs);
    webhooks += 1;
    await desk
      .post('/liveagent/events', JSON.stringify({ event: 'message_added', conversation_id: ticket }), {
        'content-type': 'application/json',
        'x-frontdesk-secret': info.liveagent.webhookSecret,
      })
      .then((answer) => answer.arrayBuffer())
      .catch(() => undefined);
  };

  return {
    kills: (): readonly Kill[] => kills,
    counts: () => ({ steps, injected, webhooks }),
    onStep: (): void => {
      if (ended) return;
      steps += 1;
      while (dueAt.length > 0 && steps >= (dueAt[0] ?? 0)) {
        dueAt.shift();
        const waitMs = chance.between(0, 1_500);
        const downMs = chance.between(0, 2_500);
        killing = killing.then(() => kill(waitMs, downMs));
      }
      if (chance.happens(options.faultShare)) track(fault());
      if (chance.happens(duplicateShare)) {
        const again = chance.between(1, 2);
        const known = options.tickets();
        for (let i = 0; i < again && known.length > 0; i += 1) {
          track(ring(chance.pick(known), chance.between(0, 3_000)));
        }
      }
    },
    /** No more trouble: what is left of the faults is forgotten, and the product runs. */
    end: async (): Promise<void> => {
      ended = true;
      await killing;
      await Promise.all(underway);
      await desk.endFaults();
    },
  };
};

export type Trouble = ReturnType<typeof makeTrouble>;
