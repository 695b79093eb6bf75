import { AppError } from '../../../core/errors.ts';

export const services = [
  'store',
  'queues',
  'liveagent',
  'slack',
  'model',
  'knowledge',
  'mail',
  'links',
] as const;
export type Service = (typeof services)[number];

/**
 * What a call can meet. `refused`: certainly without effect. `lost` and `taken`: nobody knows; without effect, and with
 * it. `rejected`: refused for good. `conflict`: another transaction is at the same item. `twice`: a standard queue
 * delivers the message two times. The next four are answers of the model that are none.
 */
export const faultKinds = [
  'refused',
  'throttled',
  'lost',
  'taken',
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

/** One call, as far as faults tell calls apart. */
export interface Called {
  service: Service;
  name: string;
  writes: boolean;
}

/** Services whose calls change something. */
const written = new Set<Service>(['store', 'queues', 'liveagent', 'slack', 'mail']);

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
    case 'lost':
    case 'taken':
      return service !== 'links' && service !== 'model';
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
    case 'rejected':
      return new AppError('refused', `${call} refuses this for good`);
    case 'conflict':
      return name === 'commit' ? undefined : new AppError('throttled', `${call} lost to other transactions`);
    default:
      return undefined;
  }
};

/** What the next calls meet: what was said of a service, and what is in the air. Each fault is met once. */
export const createFaults = (weather: Gust[]) => {
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
    next: (called: Called): FaultKind | undefined => {
      since += 1;
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
      return mine?.kind ?? take(due, (kind) => fits(called, kind));
    },
    clear: (): void => {
      for (const list of [asked, coming, due]) list.length = 0;
    },
  };
};

export type Faults = ReturnType<typeof createFaults>;
