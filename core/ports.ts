/** The whole outside world on one page. Adapters translate failures to AppError; absence is a value. */

import type { ConverseRequest, ConverseResponse } from './assistant/converse.ts';
import type { WebPage } from './assistant/web-page.ts';
import type { Circuit, Dependency } from './circuits/circuit.ts';
import type { ConversationId, Instant, Owner, Ownership } from './conversation/conversation.ts';
import type { Effect, EffectRef, ThreadPost, VisitorMessage } from './conversation/effect.ts';
import type { Input } from './conversation/input.ts';
import type {
  CommitResult,
  ConversationHistory,
  LeaseResult,
  LookupKey,
  Overdue,
  Settlement,
  Snapshot,
  Turn,
} from './conversation/turn.ts';
import type { CardView } from './escalation/card-view.ts';
import type { CardLinks, PostedMessage, Rank } from './escalation/posted-message.ts';
import type { TeamFile } from './files/team-file.ts';
import type {
  ChangedChat,
  HelpDeskConversation,
  HelpDeskMessage,
  HelpDeskVisitor,
} from './help-desk/help-desk-conversation.ts';
import type { KnowledgeResult } from './knowledge/passage.ts';
import type { KnowledgeSnapshot } from './knowledge/snapshot.ts';
import type { StoredIndex } from './knowledge/stored-index.ts';
import type { TakeResult, TokenBucket, TokenOrder } from './limits/token-bucket.ts';
import type { MailMessage } from './mail/mail-message.ts';
import type { QueueMessage, QueueName } from './messages.ts';
import type { SecretName, SecretValues } from './secrets.ts';
import type { BookmarkName } from './sweep/bookmark.ts';
import type { DurationName, LogFields, MetricName } from './telemetry.ts';
import type { TranscriptTarget } from './transcript/link.ts';

export interface Clock {
  now(): Instant;
}

export type Sleep = (milliseconds: number) => Promise<void>;

/** Sums that all processes share, for limits: near enough, since an add that failed may have counted. */
export interface Counters {
  /** The sum after adding `amount` (0 reads), forgotten at the first `expiresAt`; names are stored hashed. AppError. */
  add(name: string, amount: number, options: { expiresAt: Instant }): Promise<number>;
}

export interface Ids {
  /** URL-safe, at least 128 random bits. */
  next(): string;
}

export interface ConversationStore {
  /** Strongly consistent. `messages`: how many of the newest to read. */
  load(id: ConversationId, options: { messages: number }): Promise<Snapshot>;
  getOwnership(id: ConversationId): Promise<Ownership>;
  /** Stores an input once, unhandled. */
  recordInput(id: ConversationId, input: Input): Promise<'recorded' | 'known'>;
  /** Changes the owner and stores the input that says so, if the epoch is still `expectedEpoch`; the new epoch is one higher. */
  changeOwner(
    id: ConversationId,
    change: { expectedEpoch: number; to: Owner; input: Input },
  ): Promise<{ changed: true; epoch: number } | { changed: false; current: Ownership }>;
  commit(id: ConversationId, turn: Turn): Promise<CommitResult>;
  getEffect(ref: EffectRef): Promise<Effect | undefined>;
  /** Takes a pending, unknown or expired-lease effect: status becomes `sending` until `until`, attempts + 1. The result holds the status it had before. */
  leaseEffect(ref: EffectRef, lease: { now: Instant; until: Instant }): Promise<LeaseResult>;
  /** Ends a lease; AppError conflict if the lease is no longer held (`until` names it). */
  settleEffect(ref: EffectRef, until: Instant, settlement: Settlement): Promise<void>;
  findConversation(key: LookupKey): Promise<ConversationId | undefined>;
  /** Conversations in which something has waited since before `before`, the longest first; some `limit` of them where there are more. */
  findOverdue(before: Instant, limit: number): Promise<Overdue[]>;
  /** Everything stored of a conversation, in order; for transcripts and for people who look into it. */
  history(id: ConversationId): Promise<ConversationHistory>;
}

export interface Queues<in Name extends QueueName = QueueName> {
  /** `dedupe`: same id within five minutes is taken once (FIFO only). `delaySeconds`: 0–900, `timers` only. */
  send(
    queue: Name,
    message: QueueMessage,
    options: { group: string; dedupe: string; delaySeconds?: number },
  ): Promise<void>;
}

/** How far something has been looked at, across restarts. */
export interface Bookmarks {
  get(name: BookmarkName): Promise<Instant | undefined>;
  set(name: BookmarkName, upTo: Instant): Promise<void>;
}

/** Delays the next delivery of a message whose handling failed. */
export interface Redelivery {
  postpone(receiptHandle: string, seconds: number): Promise<void>;
}

/** Buckets that all processes take from; a drained one lets nothing out before `until`. AppError unavailable, invalid. */
export interface RateLimiter {
  take(bucket: TokenBucket, order: TokenOrder): Promise<TakeResult>;
  drain(bucket: TokenBucket, until: Instant): Promise<void>;
}

/** The circuit of each dependency, for all processes. Written where it is still of version `expected`, 0 if none is stored. */
export interface Circuits {
  read(dependency: Dependency): Promise<Circuit | undefined>;
  write(dependency: Dependency, circuit: Circuit, expected: number): Promise<'written' | 'changed'>;
}

export interface HelpDesk {
  findByCode(code: string): Promise<string | undefined>;
  read(ticketId: string): Promise<HelpDeskConversation | undefined>;
  /** The messages alone, for half the requests; none where there is no such ticket. */
  readMessages(ticketId: string): Promise<HelpDeskMessage[]>;
  readVisitor(contactId: string): Promise<HelpDeskVisitor>;
  /** Posts to the visitor. AppError ambiguous where the outcome is not known. */
  post(ticketId: string, message: VisitorMessage): Promise<{ externalId?: string }>;
  /**
   * Whether that message stands in the conversation since `since`; for read-back after an ambiguous `post`. `known`: how
   * many of the same words stand there for certain that are not it; none where left out.
   */
  findPosted(
    ticketId: string,
    message: VisitorMessage,
    since: Instant,
    known?: number,
  ): Promise<{ externalId: string } | undefined>;
  addNote(ticketId: string, text: string): Promise<{ externalId?: string }>;
  findNote(ticketId: string, text: string, since: Instant): Promise<{ externalId: string } | undefined>;
  transfer(ticketId: string, department: string): Promise<void>;
  resolve(ticketId: string): Promise<void>;
  /** Adds a tag by its name; once more changes nothing. */
  tag(ticketId: string, name: string): Promise<void>;
  /** Address of the conversation in the help desk's own panel. */
  panelUrl(ticketId: string): string;
}

export interface HelpDeskChanges {
  /** Chats that changed at or after `instant`, the newest changes first; of very many only the newest. */
  since(instant: Instant): Promise<ChangedChat[]>;
}

/** Slack. `key` marks a message as the delivery of one effect, so that it can be found again. */
export interface TeamChat {
  postCard(channel: string, view: CardView, links: CardLinks, key: string): Promise<PostedMessage>;
  updateCard(card: PostedMessage, view: CardView, links: CardLinks): Promise<void>;
  postInThread(card: PostedMessage, post: ThreadPost, key: string, rank?: Rank): Promise<PostedMessage>;
  /** Looks for the message posted for `key` since `since`; `thread` where it is a reply. */
  findPosted(
    channel: string,
    thread: string | undefined,
    key: string,
    since: Instant,
  ): Promise<PostedMessage | undefined>;
  /** Seen by one user only, and not kept by Slack: best effort by nature. Beside the card, or in its thread. */
  whisper(card: PostedMessage, user: string, text: string, place: 'channel' | 'thread'): Promise<void>;
  /**
   * Asks a responder who wrote in a thread that nobody in Slack has taken: "Take it and send · Keep internal". Seen by
   * them only. `holder`: who answers in the help desk's panel.
   */
  askToTake(
    card: PostedMessage,
    user: string,
    question: { draft: string; inputId: string; caseId: string; holder?: string },
  ): Promise<void>;
  /** Takes a question away by the address that came with its answer; AppError refused where that is not Slack's. */
  dismiss(address: string): Promise<void>;
  displayName(user: string): Promise<string>;
  groupMembers(group: string): Promise<string[]>;
  permalink(message: PostedMessage): Promise<string>;
}

export interface TeamFiles {
  /** Undefined where it may not be passed on. AppError refused (gone, not to be read), throttled, unavailable. */
  read(id: string): Promise<TeamFile | undefined>;
}

/** Signed, expiring addresses of files shared in the team chat. */
export interface FileLinks {
  /** The whole address. AppError refused where there is no key to sign with. */
  sign(file: string): Promise<string>;
  /** Id of the file; undefined where the token is malformed, forged or expired. */
  open(token: string): Promise<string | undefined>;
}

export interface Mail {
  /** `id`: as the mail system names it. AppError invalid where the message cannot be sent as it is. */
  send(message: MailMessage): Promise<{ id: string }>;
}

export interface Model {
  /** One Converse call. AppError: throttled, unavailable (includes time-outs and model errors), invalid, refused. */
  converse(request: ConverseRequest, options: { signal?: AbortSignal }): Promise<ConverseResponse>;
}

export interface Knowledge {
  /** `context`: earlier words of the conversation, which count less than the query. */
  search(
    query: string,
    options: { limit: number; language: string; context?: string[] },
  ): Promise<KnowledgeResult>;
}

/** What the last synchronisation of the sources left. */
export interface KnowledgeStore {
  load(): Promise<KnowledgeSnapshot | undefined>;
  /** Replaces what was there, as a whole. */
  save(snapshot: KnowledgeSnapshot): Promise<void>;
}

/** Carries the index from the function that builds it to those that search it. */
export interface IndexStore {
  /** Undefined where there is none, or only the one of version `known`. */
  read(known?: string): Promise<StoredIndex | undefined>;
  write(index: StoredIndex): Promise<void>;
}

export interface PageReader {
  /** AppError refused (address not allowed, not a page), unavailable (did not answer in time). */
  read(url: string): Promise<WebPage>;
}

export interface LanguageDetector {
  /** ISO 639-1 code, or undefined where the text is too short or unclear. */
  detect(text: string): string | undefined;
}

export interface Secrets {
  /** `fresh`: past the cache, after the other side refused the value held. */
  get<N extends SecretName>(name: N, options?: { fresh?: boolean }): Promise<SecretValues[N]>;
}

export interface Telemetry {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields, error?: unknown): void;
  error(event: string, fields?: LogFields, error?: unknown): void;
  /** `reason`: a code out of few, by which the metric is counted once more. */
  count(metric: MetricName, value?: number, reason?: string): void;
  measure(metric: DurationName, milliseconds: number): void;
}

/** Signed, expiring addresses of transcripts. Whether the nonce still holds is for the reader of the link to check. */
export interface TranscriptLinks {
  /** The whole address. AppError refused where there is no key to sign with. */
  sign(target: TranscriptTarget): Promise<string>;
  /** Undefined where the token is malformed, forged or expired. */
  open(token: string): Promise<TranscriptTarget | undefined>;
}
