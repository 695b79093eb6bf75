import { createHash, timingSafeEqual } from 'node:crypto';
import type { FrontdeskConfig } from '../../core/config.ts';
import type {
  Clock,
  ConversationStore,
  HelpDesk,
  Sleep,
  Telemetry,
  TranscriptLinks,
} from '../../core/ports.ts';
import type { TranscriptTarget } from '../../core/transcript/link.ts';
import { missingPage, transcriptPage } from '../../core/transcript/page.ts';
import { pageScript } from '../../core/transcript/page-script.ts';
import { pageStyle } from '../../core/transcript/page-style.ts';
import { type HttpResponse, http } from '../http.ts';

export interface TranscriptDeps {
  store: Pick<ConversationStore, 'findConversation' | 'load' | 'history'>;
  transcriptLinks: Pick<TranscriptLinks, 'open'>;
  panelUrl: HelpDesk['panelUrl'];
  clock: Clock;
  sleep: Sleep;
  telemetry: Telemetry;
  config: Pick<FrontdeskConfig, 'brand' | 'languages'>;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policy = [
  "default-src 'none'",
  `style-src ${hashOf(pageStyle)}`,
  `script-src ${hashOf(pageScript)}`,
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** In constant time; digests, because only buffers of one length can be compared so. */
const equal = (one: string, other: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
};

/** The conversation the link stands for, unless its nonce was changed since, which revokes it. */
const findBehind = async (store: TranscriptDeps['store'], { ref, nonce }: TranscriptTarget) => {
  const conversation = await store.findConversation({ kind: 'transcript', ref });
  if (conversation === undefined) return undefined;
  const { state } = await store.load(conversation, { messages: 1 });
  const current = state?.case?.transcript;
  if (current === undefined || !equal(current.nonce, nonce) || !equal(current.ref, ref)) return undefined;
  return conversation;
};

/**
 * A link that does not work is answered after a whole number of these milliseconds, so that the time does not tell how
 * far it came: a forged one costs no reads, a revoked one costs two.
 */
const missMs = 300;

const missing = async ({ clock, sleep }: TranscriptDeps, started: number): Promise<HttpResponse> => {
  const spent = Math.max(0, clock.now() - started);
  await sleep(missMs - (spent % missMs));
  return { status: 404, headers, body: missingPage };
};

/** GET /transcripts/{token}: a page for teammates. Bad, expired, revoked and missing links answer exactly alike. */
export const transcript = (deps: TranscriptDeps) =>
  http(deps.telemetry, async ({ params }): Promise<HttpResponse> => {
    const { config, store } = deps;
    const started = deps.clock.now();
    const target = await deps.transcriptLinks.open(params.token ?? '');
    const conversation = target === undefined ? undefined : await findBehind(store, target);
    if (conversation === undefined) return missing(deps, started);
    const body = transcriptPage(await store.history(conversation), {
      conversation,
      brand: config.brand.name,
      teamLanguages: config.languages.team,
      panelUrl: deps.panelUrl,
      at: deps.clock.now(),
    });
    return { status: 200, headers, body };
  });
