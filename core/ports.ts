/** The whole outside world on one page. Adapters translate failures to AppError; absence is a value. */
import type { ConverseRequest, ConverseResponse } from './assistant/converse.ts';
import type {
  ConversationId,
  ConversationState,
  Instant,
  Message,
  Owner,
  Ownership,
  Teammate,
  Visitor,
} from './conversation/conversation.ts';
import type { Effect, EffectBody, EffectRef, ThreadPost, VisitorMessage } from './conversation/effect.ts';
import type { Input } from './conversation/input.ts';
import type { CardView } from './escalation/card-view.ts';
import type { QueueMessage, QueueName } from './messages.ts';

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** URL-safe, at least 128 random bits. */
  next(): string;
}

/** Everything a turn reads. `unhandled` is sorted by `at`, then id; `messages` holds the newest, oldest first. */
export interface Snapshot {
  state: ConversationState | undefined;
  ownership: Ownership;
  messages: Message[];
  unhandled: Input[];
  /** Effects not yet sent, dropped or failed, by sequence. */
  undelivered: Effect[];
}

/** What one turn commits, all or nothing. */
export interface Turn {
  /** Version that was read; 0 for a conversation not yet stored. */
  expectedVersion: number;
  /** Owner's epoch that was read. */
  expectedEpoch: number;
  /** `state.version` must be `expectedVersion + 1`. */
  state: ConversationState;
  messages: Message[];
  effects: { seq: number; body: EffectBody }[];
  /** Stored inputs that this turn handles. */
  handled: string[];
  /** Inputs read back from the help desk, stored as handled by this very turn. */
  learned: Input[];
  /** A new owner, where the help desk's own panel took or gave back the conversation; the epoch rises by one. */
  owner?: Owner;
  /** Look-up keys that lead to this conversation from now on. */
  lookups: LookupKey[];
}

export type LookupKey =
  | { kind: 'case'; caseId: string }
  | { kind: 'transcript'; ref: string }
  | { kind: 'thread'; channel: string; ts: string }
  | { kind: 'lead'; emailHash: string };

export type CommitResult = 'committed' | 'version_changed' | 'owner_changed';

export type LeaseResult =
  | { kind: 'leased'; effect: Effect }
  /** Someone else holds the lease; try again after `until`. */
  | { kind: 'busy'; until: Instant }
  /** Sent, dropped or failed before. */
  | { kind: 'settled'; effect: Effect }
  | { kind: 'missing' };

export type Settlement =
  | { status: 'sent'; externalId?: string; lookup?: LookupKey }
  | { status: 'pending'; why: string }
  | { status: 'unknown'; why: string }
  | { status: 'dropped' | 'failed'; why: string };

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
  /** Everything stored of a conversation, in order; for transcripts and for people who look into it. */
  history(id: ConversationId): Promise<ConversationHistory>;
}

export interface ConversationHistory {
  state: ConversationState | undefined;
  ownership: Ownership;
  messages: Message[];
  inputs: (Input & { handled: boolean })[];
  effects: Effect[];
}

export interface Queues {
  /** `dedupe`: same id within five minutes is taken once (FIFO only). `delaySeconds`: 0–900, `timers` only. */
  send(
    queue: QueueName,
    message: QueueMessage,
    options: { group: string; dedupe: string; delaySeconds?: number },
  ): Promise<void>;
}

/** Delays the next delivery of a message whose handling failed. */
export interface Redelivery {
  postpone(receiptHandle: string, seconds: number): Promise<void>;
}

/** A conversation as the help desk tells it. */
export interface HelpDeskConversation {
  ticketId: string;
  status: 'open' | 'closed';
  contactId: string | undefined;
  visitor: Visitor;
  createdAt: Instant;
  /** By creation time. Messages Frontdesk itself posted are left out. */
  messages: HelpDeskMessage[];
}

export interface HelpDeskMessage {
  id: string;
  at: Instant;
  /** Plain text. */
  text: string;
  from: { kind: 'visitor' } | { kind: 'agent'; agent: Teammate };
}

/** What the help desk knows of the visitor beyond the ticket. */
export interface HelpDeskVisitor {
  language?: string;
  page?: string;
  visitor: Visitor;
}

export interface HelpDesk {
  findByCode(code: string): Promise<string | undefined>;
  read(ticketId: string): Promise<HelpDeskConversation | undefined>;
  readVisitor(contactId: string): Promise<HelpDeskVisitor>;
  /** Posts to the visitor. AppError ambiguous where the outcome is not known. */
  post(ticketId: string, message: VisitorMessage): Promise<{ externalId?: string }>;
  /** Whether that message stands in the conversation since `since`; for read-back after an ambiguous `post`. */
  findPosted(
    ticketId: string,
    message: VisitorMessage,
    since: Instant,
  ): Promise<{ externalId: string } | undefined>;
  addNote(ticketId: string, text: string): Promise<{ externalId?: string }>;
  findNote(ticketId: string, text: string, since: Instant): Promise<{ externalId: string } | undefined>;
  transfer(ticketId: string, department: string): Promise<void>;
  resolve(ticketId: string): Promise<void>;
  /** Address of the conversation in the help desk's own panel. */
  panelUrl(ticketId: string): string;
}

/** Where a Slack message stands: `ts` is its id and a string. */
export interface PostedMessage {
  channel: string;
  ts: string;
}

/** What a card says beyond its view: addresses known only when it is posted. */
export interface CardLinks {
  transcriptUrl: string;
  panelUrl: string;
}

/** Slack. `key` marks a message as the delivery of one effect, so that it can be found again. */
export interface TeamChat {
  postCard(channel: string, view: CardView, links: CardLinks, key: string): Promise<PostedMessage>;
  updateCard(card: PostedMessage, view: CardView, links: CardLinks): Promise<void>;
  postInThread(card: PostedMessage, post: ThreadPost, key: string): Promise<PostedMessage>;
  /** Looks for the message posted for `key` since `since`; `thread` where it is a reply. */
  findPosted(
    channel: string,
    thread: string | undefined,
    key: string,
    since: Instant,
  ): Promise<PostedMessage | undefined>;
  /** Seen by one user only, and not kept by Slack: best effort by nature. */
  whisper(card: PostedMessage, user: string, text: string): Promise<void>;
  /** Asks a responder who wrote in an unclaimed thread: "Take it and send · Keep internal". Seen by them only. */
  askToTake(
    card: PostedMessage,
    user: string,
    question: { draft: string; inputId: string; caseId: string },
  ): Promise<void>;
  displayName(user: string): Promise<string>;
  groupMembers(group: string): Promise<string[]>;
  permalink(message: PostedMessage): Promise<string>;
}

export interface MailMessage {
  from: string;
  to: string[];
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
}

export interface Mail {
  send(message: MailMessage): Promise<{ id: string }>;
}

export interface Model {
  /** One Converse call. AppError: throttled, unavailable (includes time-outs and model errors), invalid, refused. */
  converse(request: ConverseRequest, options: { signal?: AbortSignal }): Promise<ConverseResponse>;
}

export interface Passage {
  id: string;
  title: string;
  url: string;
  text: string;
  score: number;
}

export interface KnowledgeResult {
  /** Best first. */
  passages: Passage[];
  /** False where the best passage covers too little of the question to count as evidence. */
  sufficient: boolean;
}

export interface Knowledge {
  /** `context`: earlier words of the conversation, which count less than the query. */
  search(
    query: string,
    options: { limit: number; language: string; context?: string[] },
  ): Promise<KnowledgeResult>;
}

export interface WebPage {
  url: string;
  title: string;
  /** Markdown; untrusted. */
  text: string;
}

export interface PageReader {
  /** AppError refused (address not allowed, not a page), unavailable (did not answer in time). */
  read(url: string): Promise<WebPage>;
}

export interface LanguageDetector {
  /** ISO 639-1 code, or undefined where the text is too short or unclear. */
  detect(text: string): string | undefined;
}

export type SecretName = 'liveagent_keys' | 'liveagent_webhook' | 'slack' | 'transcript_keys';

export interface SecretValues {
  liveagent_keys: { v3: string; v1: string };
  liveagent_webhook: { current: string; previous?: string };
  slack: { botToken: string; signingSecret: string };
  /** Signed with the first, verified with all. */
  transcript_keys: { keys: { id: string; key: string }[] };
}

export interface Secrets {
  /** `fresh`: past the cache, after the other side refused the value held. */
  get<N extends SecretName>(name: N, options?: { fresh?: boolean }): Promise<SecretValues[N]>;
}

/** Log lines hold ids, lengths and codes; never bodies, addresses or secrets. */
export interface LogFields {
  conversation?: ConversationId;
  effect?: number;
  kind?: string;
  code?: string;
  count?: number;
  status?: string;
  reason?: string;
  durationMs?: number;
}

export interface Telemetry {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields, error?: unknown): void;
  error(event: string, fields?: LogFields, error?: unknown): void;
  count(metric: MetricName, value?: number): void;
  measure(metric: DurationName, milliseconds: number): void;
}

export type MetricName =
  | 'ConversationsOpened'
  | 'AnswersSent'
  | 'Escalations'
  | 'Claims'
  | 'HandBacks'
  | 'LeadsSent'
  | 'ModelCalls'
  | 'ModelFailures'
  | 'InputTokens'
  | 'OutputTokens'
  | 'CacheReadTokens'
  | 'UnclaimedSteps'
  | 'AnswersDropped'
  | 'DeliveriesFailed';

export type DurationName = 'TurnDuration' | 'ModelDuration' | 'TimeToClaim' | 'DeliveryDuration';

/** What a transcript link stands for: the random reference of the conversation, and the nonce it was signed with. */
export interface TranscriptTarget {
  ref: string;
  nonce: string;
}

/** Signed, expiring addresses of transcripts. Whether the nonce still holds is for the reader of the link to check. */
export interface TranscriptLinks {
  /** The whole address. AppError refused where there is no key to sign with. */
  sign(target: TranscriptTarget): Promise<string>;
  /** Undefined where the token is malformed, forged or expired. */
  open(token: string): Promise<TranscriptTarget | undefined>;
}
