import { createHash, timingSafeEqual } from 'node:crypto';
import type { FrontdeskConfig } from '../../core/config.ts';
import type {
  Clock,
  ConversationStore,
  Telemetry,
  TranscriptLinks,
  TranscriptTarget,
} from '../../core/ports.ts';
import { missingPage, transcriptPage } from '../../core/transcript/page.ts';
import { pageStyle } from '../../core/transcript/page-style.ts';
import { type HttpResponse, http } from '../http.ts';

export interface TranscriptDeps {
  store: Pick<ConversationStore, 'findConversation' | 'history'>;
  transcriptLinks: Pick<TranscriptLinks, 'open'>;
  clock: Clock;
  telemetry: Telemetry;
  config: Pick<FrontdeskConfig, 'brand'>;
}

const styleHash = createHash('sha256').update(pageStyle).digest('base64');

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
};

/** In constant time; digests, because only buffers of one length can be compared so. */
const equal = (one: string, other: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
};

/** The history the link stands for, unless its nonce was changed since, which revokes it. */
const readHistory = async (store: TranscriptDeps['store'], { ref, nonce }: TranscriptTarget) => {
  const conversation = await store.findConversation({ kind: 'transcript', ref });
  if (conversation === undefined) return undefined;
  const history = await store.history(conversation);
  const current = history.state?.case?.transcript;
  if (current === undefined || !equal(current.nonce, nonce) || !equal(current.ref, ref)) return undefined;
  return history;
};

/** GET /transcripts/{token}: a page for teammates. Bad, expired, revoked and missing links answer exactly alike. */
export const transcript = (deps: TranscriptDeps) =>
  http(deps.telemetry, async ({ params }): Promise<HttpResponse> => {
    const target = await deps.transcriptLinks.open(params.token ?? '');
    const history = target === undefined ? undefined : await readHistory(deps.store, target);
    if (history === undefined) return { status: 404, headers, body: missingPage };
    const body = transcriptPage(history, { brand: deps.config.brand.name, at: deps.clock.now() });
    return { status: 200, headers, body };
  });
