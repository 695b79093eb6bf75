import { AppError } from '../../core/errors.ts';
import type { Validators } from '../../core/knowledge/sync/source.ts';
import type { Clock, Sleep } from '../../core/ports.ts';
import { checkUrl } from './check-url.ts';
import { type Resolve, systemResolve } from './guarded-connector.ts';
import {
  type Answer,
  type FetchOptions,
  guardedRequest,
  maxRedirects,
  type PageRequest,
  statusFailure,
  tooManyRedirects,
} from './guarded-fetch.ts';
import { type HostGate, hostGate } from './host-gate.ts';
import { retryAfterMs } from './retry-after.ts';
import { type RobotsRules, robotsRules } from './robots-rules.ts';

export interface CrawlerOptions {
  /** To one host. */
  requestsPerSecond: number;
  clock: Clock;
  sleep: Sleep;
  /** For one request; 15 seconds where left out. */
  timeoutMs?: number;
  /** The system's resolver by default. */
  resolve?: Resolve;
  /** `host:port` pairs that are read whatever their address and port: for sites of one's own network, and tests. */
  allow?: string[];
}

export type Crawled =
  | ({ kind: 'page'; url: string } & Omit<Extract<Answer, { kind: 'page' }>, 'kind'>)
  | { kind: 'unchanged' }
  | { kind: 'gone'; why: string };

export interface CrawlRequest {
  /** Content types that are taken; any if empty. */
  accept: string[];
  /** Bytes after decompression. */
  maxBytes: number;
  known?: Validators;
}

/** Asks sites politely: robots.txt, one pace for each host, Retry-After. One crawler serves one synchronisation. */
export interface Crawler {
  /** AppError for what cannot be read now or is no page; refused addresses among them. */
  get(address: string, request: CrawlRequest): Promise<Crawled>;
}

/** Its part before the slash is the name that robots.txt speaks to. */
const crawlerAgent = 'Frontdesk/1 (knowledge synchronisation)';
const maxRobotsBytes = 512_000;
const longestCrawlDelayMs = 10_000;
const longestRetryAfterMs = 30_000;

interface Site {
  gate: HostGate;
  rules: Promise<RobotsRules | undefined> | undefined;
}

const conditional = ({ etag, lastModified }: Validators): Record<string, string> => ({
  ...(etag === undefined ? {} : { 'if-none-match': etag }),
  ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
});

export const crawler = (options: CrawlerOptions): Crawler => {
  const { clock } = options;
  const allow = new Set(options.allow ?? []);
  const sites = new Map<string, Site>();
  const fetchOptions = (maxBytes: number): FetchOptions => ({
    timeoutMs: options.timeoutMs ?? 15_000,
    maxBytes,
    userAgent: crawlerAgent,
    resolve: options.resolve ?? systemResolve,
    allow,
  });

  const siteOf = (url: URL): Site => {
    const known = sites.get(url.origin);
    if (known !== undefined) return known;
    const intervalMs = 1000 / options.requestsPerSecond;
    const site: Site = {
      gate: hostGate(url.host, { intervalMs, clock, sleep: options.sleep }),
      rules: undefined,
    };
    sites.set(url.origin, site);
    return site;
  };

  /** One request, asked again once where the site says when. */
  const ask = async (url: URL, request: PageRequest, maxBytes: number): Promise<Answer> => {
    const { gate } = siteOf(url);
    for (let isLast = false; ; isLast = true) {
      await gate.enter();
      const answer = await guardedRequest(url.href, request, fetchOptions(maxBytes)).catch(
        (error: unknown) => {
          gate.answered(error instanceof AppError && error.code === 'refused');
          throw error;
        },
      );
      gate.answered(answer.kind !== 'other' || answer.status !== 429);
      if (answer.kind !== 'other' || (answer.status !== 429 && answer.status !== 503)) return answer;
      const wait = retryAfterMs(answer.headers.get('retry-after'), clock.now());
      if (wait !== undefined) gate.pause(Math.min(wait, longestRetryAfterMs));
      if (isLast || wait === undefined || wait > longestRetryAfterMs) return answer;
    }
  };

  const readRules = async (origin: string): Promise<RobotsRules | undefined> => {
    let url = new URL('/robots.txt', origin);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const answer = await ask(url, { accept: [] }, maxRobotsBytes);
      if (answer.kind === 'page') return robotsRules(origin, answer.body.toString('utf8'), crawlerAgent);
      if (answer.kind === 'other') {
        if (answer.status < 500 && answer.status !== 429) return undefined;
        throw new AppError('unavailable', `it answered ${answer.status}`);
      }
      url = checkUrl(answer.to.href, allow);
    }
    return undefined;
  };

  /** RFC 9309: without a robots.txt everything is allowed, and nothing while it cannot be had. */
  const rulesOf = (url: URL) => {
    const site = siteOf(url);
    site.rules ??= readRules(url.origin).then(
      (rules) => {
        const delay = rules?.crawlDelay;
        if (delay !== undefined) site.gate.slowDownTo(Math.min(delay * 1000, longestCrawlDelayMs));
        return rules;
      },
      (error: unknown) => {
        const why = error instanceof AppError ? error.message : String(error);
        throw new AppError(
          'unavailable',
          `the robots.txt of ${url.host} could not be read (${why}), so nothing is read there now`,
          { cause: error },
        );
      },
    );
    return site.rules;
  };

  return {
    get: async (address, { accept, maxBytes, known = {} }) => {
      let url = checkUrl(address, allow);
      for (let hop = 0; hop <= maxRedirects; hop += 1) {
        const rules = await rulesOf(url);
        if (rules?.allows(url.href) === false) return { kind: 'gone', why: 'robots.txt asks not to read it' };
        const headers = conditional(known);
        const answer = await ask(url, { accept, headers }, maxBytes);
        if (answer.kind === 'page') return { ...answer, url: url.href };
        if (answer.kind === 'other') {
          if (answer.status === 304 && Object.keys(headers).length > 0) return { kind: 'unchanged' };
          if (answer.status === 404 || answer.status === 410)
            return { kind: 'gone', why: `the page answered ${answer.status}` };
          throw statusFailure(answer.status);
        }
        url = answer.to;
      }
      throw tooManyRedirects();
    },
  };
};
