import { DatabaseSync } from 'node:sqlite';
import { sqliteConversations } from '../../adapters/conversations/sqlite.ts';
import type { ConverseRequest, ConverseResponse } from '../../core/assistant/converse.ts';
import { historyProblems } from '../../core/assistant/history-rules.ts';
import type { WebPage } from '../../core/assistant/web-page.ts';
import type { FrontdeskConfig } from '../../core/config.ts';
import type { VisitorMessage } from '../../core/conversation/effect.ts';
import { type RunDeps, type RunOptions, runTurn } from '../../core/conversation/run-turn.ts';
import type { HelpDeskConversation, HelpDeskVisitor } from '../../core/help-desk/help-desk-conversation.ts';
import type { KnowledgeResult, Passage } from '../../core/knowledge/passage.ts';
import type { QueueMessage, QueueName } from '../../core/messages.ts';
import type { ConversationStore, Telemetry } from '../../core/ports.ts';
import config from '../../frontdesk.config.ts';
import { type FixedClock, fixedClock, monday } from './clock.ts';
import { memoryCounters } from './counters.ts';
import { sequentialIds } from './ids.ts';

export const silentTelemetry: Telemetry = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  count: () => undefined,
  measure: () => undefined,
};

const usage = { inputTokens: 10, outputTokens: 5, cacheReadTokens: 0, cacheWriteTokens: 0 };

/** A model answer that ends the turn. */
export const says = (text: string): ConverseResponse => ({
  content: [{ text }],
  stopReason: 'end_turn',
  usage,
});

/** A model answer that calls a tool. */
export const calls = (name: string, input: unknown): ConverseResponse => ({
  content: [{ toolUse: { toolUseId: `use-${name}`, name, input } }],
  stopReason: 'tool_use',
  usage,
});

export const pricingPassage: Passage = {
  id: 'pricing#1',
  title: 'Pricing',
  url: 'https://www.liveagent.com/pricing/',
  text: 'Plans are paid per agent and month.',
  score: 3,
};

export interface World {
  clock: FixedClock;
  store: ConversationStore;
  conversation: string;
  /** What LiveAgent would tell. */
  ticket: HelpDeskConversation;
  /** Runs while the model thinks. */
  beforeModelAnswer: (() => void) | undefined;
  /** Thrown instead of telling about the ticket. */
  readFailure: Error | undefined;
  visitor: HelpDeskVisitor;
  evidence: KnowledgeResult;
  page: WebPage | Error;
  /** Answers the model gives next, in order; an Error is thrown. */
  modelAnswers: (ConverseResponse | Error)[];
  modelRequests: ConverseRequest[];
  /** What was asked of the knowledge and of the page reader. */
  searches: string[];
  pageReads: string[];
  /** Metrics, one entry a count: name, value where it is not one, and reason. */
  counted: string[];
  sent: { queue: QueueName; message: QueueMessage }[];
  /** Runs between the decision and its commit. */
  beforeCommit: (() => Promise<unknown>) | undefined;
  says(text: string): void;
  agentSays(text: string): void;
  turn(options?: Partial<RunOptions>): Promise<boolean>;
  /** What the visitor was sent so far, dropped messages included. */
  replies(): Promise<VisitorMessage[]>;
  effectKinds(): Promise<string[]>;
}

/** A conversation over the embedded store, with a help desk, a model and knowledge that do what the test says. */
export const createWorld = (
  over: Partial<FrontdeskConfig> = {},
  ports: Partial<Pick<RunDeps, 'detector'>> = {},
): World => {
  const clock = fixedClock();
  const stored = sqliteConversations(new DatabaseSync(':memory:'), { retentionDays: 30, clock });
  let messages = 0;
  const add = (text: string, from: HelpDeskConversation['messages'][number]['from']) => {
    messages += 1;
    clock.advance(1_000);
    world.ticket.messages.push({ id: `m${messages}`, at: clock.now(), text, from });
  };
  const world: World = {
    clock,
    store: stored,
    conversation: 'liveagent:tick1234',
    ticket: {
      ticketId: 'tick1234',
      status: 'open',
      contactId: 'contact1',
      visitor: {},
      createdAt: monday,
      messages: [],
    },
    beforeModelAnswer: undefined,
    readFailure: undefined,
    visitor: { language: 'en', page: 'https://www.liveagent.com/features/', visitor: {} },
    evidence: { passages: [pricingPassage], sufficient: true },
    page: new Error('no page was prepared'),
    modelAnswers: [],
    modelRequests: [],
    searches: [],
    pageReads: [],
    counted: [],
    sent: [],
    beforeCommit: undefined,
    says: (text) => add(text, { kind: 'visitor' }),
    agentSays: (text) => add(text, { kind: 'agent', agent: { id: 'liveagent:agent7', name: 'Carla' } }),
    turn: (options = {}) =>
      runTurn(deps, world.conversation, {
        look: 'everywhere',
        attempt: 1,
        last: false,
        patient: true,
        signal: AbortSignal.timeout(20_000),
        ...options,
      }),
    replies: async () =>
      (await stored.history(world.conversation)).effects.flatMap(({ body }) =>
        body.kind === 'reply' ? [body.message] : [],
      ),
    effectKinds: async () => (await stored.history(world.conversation)).effects.map(({ body }) => body.kind),
  };
  const deps: RunDeps = {
    config: { ...config, ...over },
    clock,
    ids: sequentialIds(),
    telemetry: {
      ...silentTelemetry,
      count: (metric, value = 1, reason) => {
        const counted = value === 1 ? metric : `${metric} ${value}`;
        world.counted.push(reason === undefined ? counted : `${counted} ${reason}`);
      },
      measure: (metric, milliseconds) => {
        world.counted.push(`${metric} ${milliseconds}`);
      },
    },
    store: {
      ...stored,
      commit: async (id, turn) => {
        const run = world.beforeCommit;
        world.beforeCommit = undefined;
        await run?.();
        return stored.commit(id, turn);
      },
    },
    queues: {
      send: async (queue, message) => {
        world.sent.push({ queue, message });
      },
    },
    counters: memoryCounters(clock),
    helpDesk: {
      read: async (id) => {
        if (world.readFailure !== undefined) throw world.readFailure;
        return id === world.ticket.ticketId ? structuredClone(world.ticket) : undefined;
      },
      readMessages: async () => structuredClone(world.ticket.messages),
      readVisitor: async () => world.visitor,
      findByCode: async () => undefined,
      post: () => Promise.reject(new Error('a turn posts nothing')),
      findPosted: () => Promise.reject(new Error('a turn reads nothing back')),
      addNote: () => Promise.reject(new Error('a turn posts nothing')),
      findNote: () => Promise.reject(new Error('a turn reads nothing back')),
      transfer: () => Promise.reject(new Error('a turn transfers nothing')),
      resolve: () => Promise.reject(new Error('a turn resolves nothing')),
      tag: () => Promise.reject(new Error('a turn tags nothing')),
      panelUrl: (id) => `https://yours.ladesk.com/agent/#Conversation;id=${id}`,
    },
    knowledge: {
      search: async (query) => {
        world.searches.push(query);
        return structuredClone(world.evidence);
      },
    },
    pageReader: {
      read: async (url) => {
        world.pageReads.push(url);
        if (world.page instanceof Error) throw world.page;
        return world.page;
      },
    },
    detector: { detect: (text) => (/\b(bonjour|combien|je|une)\b/i.test(text) ? 'fr' : undefined) },
    ...ports,
    model: {
      converse: async (request) => {
        world.modelRequests.push(structuredClone(request));
        const problems = historyProblems(request.messages, request.tools);
        if (problems.length > 0) throw new Error(`Converse would refuse this: ${problems.join('; ')}`);
        world.beforeModelAnswer?.();
        const answer = world.modelAnswers.shift();
        if (answer === undefined) throw new Error('the model was asked once more than the test expects');
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  };
  return world;
};
