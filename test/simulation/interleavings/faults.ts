import { AppError, unanswered } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';

export const services = [
  'store',
  'queues',
  'liveagent',
  'slack',
  'model',
  'knowledge',
  'mail',
  'links',
  'secrets',
  'limiter',
  'circuits',
] as const;
export type Service = (typeof services)[number];

/**
 * What a call can meet. `refused`: certainly without effect. `lost` and `taken`: nobody knows; without effect, and with
 * it. `late`: nobody knows, and it takes effect some time after everybody has given up. `rejected`: refused for good. `conflict`: another transaction is at the same item. `twice`: a standard queue
 * delivers the message two times. The next four are answers of the model that are none.
 */
export const faultKinds = [
  'refused',
  'throttled',
  'lost',
  'taken',
  'late',
  'rejected',
  'conflict',
  'twice',
  'malformed',
  'bad input',
  'cut',
  'too long',
  'slow',
  'dies before',
  'dies after',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** After so many further calls something goes wrong, whatever is called then. */
export interface Gust {
  calls: number;
  kind: FaultKind;
}

/** How a service is out of reach for a stretch of time: it refuses, asks to slow down, or is silent. */
export const outageKinds = ['refused', 'throttled', 'lost'] as const satisfies FaultKind[];
export type OutageKind = (typeof outageKinds)[number];

/** One call, as far as faults tell calls apart. */
export interface Called {
  service: Service;
  name: string;
  writes: boolean;
}

/** What stands in the table goes down with it. */
const homes: Partial<Record<Service, Service>> = { limiter: 'store', circuits: 'store' };

/** Met only where they are asked for: so many calls of theirs would take the faults that are in the air from the others. */
const shielded = new Set<Service>(['limiter', 'circuits']);

/** Services whose calls change something. */
const written = new Set<Service>(['store', 'queues', 'liveagent', 'slack', 'mail']);

/** Posts, which cannot be done twice. What sets a state may come late as well, and the next one sets it right. */
const posts = new Set(['liveagent.post', 'liveagent.addNote', 'slack.postCard', 'slack.postInThread']);

const ofModel = new Set<FaultKind>(['malformed', 'bad input', 'cut', 'too long']);

/** Whether that can come of such a call at all; the others take no notice of it. */
const fits = ({ service, name, writes }: Called, kind: FaultKind): boolean => {
  if (ofModel.has(kind)) return service === 'model';
  switch (kind) {
    case 'rejected':
      return service === 'mail';
    case 'conflict':
      return service === 'store' && writes;
    case 'twice':
      return name === 'send' && service === 'queues';
    case 'late':
      return posts.has(`${service}.${name}`);
    case 'lost':
    case 'taken':
      return !['links', 'secrets', 'model'].includes(service);
    default:
      return true;
  }
};

/** Milliseconds after which each service asks to be tried again: seconds of Slack's Retry-After, LiveAgent's default. */
const retryAfterMs: Partial<Record<Service, number>> = {
  store: 1_000,
  queues: 1_000,
  slack: 30_000,
  liveagent: 10_000,
};

/** The error by which the caller hears of it, as the adapters translate it. Undefined where there is another answer. */
export const errorOf = ({ service, name, writes }: Called, kind: FaultKind): AppError | undefined => {
  const call = `${service}.${name}`;
  switch (kind) {
    case 'refused':
      return new AppError('unavailable', `${call} cannot be reached`);
    case 'throttled': {
      const ms = retryAfterMs[service];
      return new AppError(
        'throttled',
        `${call} asks to slow down`,
        ms === undefined ? {} : { retryAfterMs: ms },
      );
    }
    case 'lost':
    case 'taken':
      return new AppError(writes ? 'ambiguous' : 'unavailable', `${call} gave no answer`);
    case 'late':
      return new AppError('ambiguous', `${call} gave no answer`, { reason: unanswered });
    case 'rejected':
      return new AppError('refused', `${call} refuses this for good`);
    case 'conflict':
      return name === 'commit' ? undefined : new AppError('throttled', `${call} lost to other transactions`);
    default:
      return undefined;
  }
};

interface Outage {
  service: Service;
  kind: OutageKind;
  until: number;
}

/**
 * What the next calls meet: what was said of a service, and what is in the air, each fault once; and an outage, which
 * every call meets for as long as it lasts.
 */
export const createFaults = (weather: Gust[], clock: Clock) => {
  const outages: Outage[] = [];
  const asked: { service: Service; kind: FaultKind }[] = [];
  const coming = [...weather];
  const due: FaultKind[] = [];
  let since = 0;

  const take = <T>(list: T[], fitting: (one: T) => boolean): T | undefined => {
    const at = list.findIndex(fitting);
    return at < 0 ? undefined : list.splice(at, 1)[0];
  };

  return {
    add: (service: Service, kind: FaultKind): void => {
      asked.push({ service, kind });
    },
    goDown: (service: Service, kind: OutageKind, ms: number): void => {
      outages.push({ service, kind, until: clock.now() + ms });
    },
    /** When the last outage is over; undefined where there was none. */
    downUntil: (): number | undefined =>
      outages.length === 0 ? undefined : Math.max(...outages.map(({ until }) => until)),
    /** Whether something was out of reach for longer than a call. */
    hadOutage: (): boolean => outages.length > 0,
    outage: (called: Called): OutageKind | undefined => {
      if (outages.length === 0) return undefined;
      const home = homes[called.service] ?? called.service;
      const now = clock.now();
      return outages.find(({ service, until }) => service === home && now < until)?.kind;
    },
    next: (called: Called): FaultKind | undefined => {
      if (!shielded.has(called.service)) since += 1;
      while (coming[0] !== undefined && coming[0].calls <= since) {
        due.push(coming[0].kind);
        coming.shift();
        since = 0;
      }
      // What is asked for is meant for what has an effect, where there is such; reads have their share of what is in the air.
      const mine = take(
        asked,
        ({ service, kind }) =>
          service === called.service && fits(called, kind) && (called.writes || !written.has(service)),
      );
      if (mine !== undefined || shielded.has(called.service)) return mine?.kind;
      return take(due, (kind) => fits(called, kind));
    },
    clear: (): void => {
      for (const list of [asked, coming, due]) list.length = 0;
    },
  };
};

export type Faults = ReturnType<typeof createFaults>;
