import { DatabaseSync } from 'node:sqlite';
import { sqliteConversations } from '../../../adapters/conversations/sqlite.ts';
import { sqliteQueues } from '../../../adapters/queues/sqlite.ts';
import type { EffectBody } from '../../../core/conversation/effect.ts';
import { sendEffects } from '../../../core/conversation/send-effects.ts';
import { AppError } from '../../../core/errors.ts';
import { viewOfCase } from '../../../core/escalation/view-of-case.ts';
import { pacedTeamChat } from '../../../core/limits/paced-team-chat.ts';
import { queueDelaySeconds } from '../../../core/messages.ts';
import type { HelpDesk, TeamChat } from '../../../core/ports.ts';
import { escalate } from '../../../functions/escalate/handler.ts';
import { createRateLimit } from '../../../local/emulators/slack/rate-limit.ts';
import { fixedClock } from '../../factories/clock.ts';
import { aCase, aState, aTurn } from '../../factories/conversation.ts';
import { memoryRateLimiter } from '../../factories/limits.ts';
import { silentTelemetry } from '../../factories/world.ts';
import { lambdaContext } from './sqs.ts';

/** As lib/constructs gives the function. */
const places = 2;
const visibilitySeconds = 60;
const chats = Array.from({ length: 60 }, (_, i) => `liveagent:chat${i}`);

const effectsOf = (conversation: string): EffectBody[] => {
  const view = viewOfCase(conversation, aState(), aCase());
  return [
    { kind: 'card', channel: 'C1', view },
    { kind: 'thread_post', card: 1, post: { from: 'visitor', text: 'Can I talk to a person?' } },
    { kind: 'card_update', card: 1, view: { ...view, brief: 'What the model wrote' } },
    { kind: 'thread_post', card: 1, post: { from: 'visitor', text: 'Hello?' } },
  ];
};

/** Sixty chats that call a person at once, a Slack that takes a post a second after `burst` of them, and time without waiting. */
const crowd = async (burst: number) => {
  const clock = fixedClock();
  const began = clock.now();
  const seconds = () => (clock.now() - began) / 1000;
  const database = new DatabaseSync(':memory:');
  const store = sqliteConversations(database, { retentionDays: 30, clock });
  const queues = sqliteQueues(database, { clock, delaySeconds: queueDelaySeconds });
  let alarms: { at: number; wake: () => void }[] = [];
  const sleep = (ms: number) =>
    new Promise<void>((wake) => {
      alarms.push({ at: clock.now() + ms, wake });
    });
  const limit = createRateLimit({ burst, perSecond: 1, now: clock.now });
  const posts: { what: string; at: number }[] = [];
  let refusals = 0;
  const post = async (what: string) => {
    const wait = limit('C1');
    await sleep(200);
    if (wait > 0) {
      refusals += 1;
      throw new AppError('throttled', 'slow down', { retryAfterMs: wait * 1000 });
    }
    posts.push({ what, at: seconds() });
    return { channel: 'C1', ts: String(posts.length) };
  };
  const slack: Partial<TeamChat> = {
    postCard: () => post('card'),
    postInThread: () => post('thread'),
    updateCard: () => sleep(200),
  };
  const pace = { limiter: memoryRateLimiter(clock), clock, sleep, telemetry: silentTelemetry };
  const handle = escalate({
    store,
    queues,
    redelivery: queues,
    clock,
    telemetry: silentTelemetry,
    leaseMs: 30_000,
    teamChat: pacedTeamChat(pace, slack as TeamChat),
    helpDesk: { panelUrl: (id) => `panel:${id}` } as HelpDesk,
    transcriptLinks: { sign: async () => 'https://fd.example/t', open: async () => undefined },
  });
  for (const conversation of chats) {
    const effects = effectsOf(conversation).map((body, i) => ({ seq: i + 1, body }));
    await store.commit(conversation, aTurn({ state: aState({ lastEffect: effects.length }), effects }));
    await sendEffects({ store, queues, clock }, conversation, effects, 'first');
  }

  let running = 0;
  const work = async (): Promise<void> => {
    while (running < places) {
      const [record] = queues.receive('escalations', { max: 1, visibilitySeconds });
      if (record === undefined) return;
      running += 1;
      // Waits are spread by the ids of messages, which the queue makes at random.
      const known = { ...record, messageId: record.body };
      void handle({ Records: [known] }, lambdaContext()).then((response) => {
        running -= 1;
        if ((response?.batchItemFailures ?? []).length === 0) queues.delete(record.receiptHandle);
      });
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  /** To the next moment at which anything can happen; false where there is none. */
  const goOn = (): boolean => {
    const waitMs = running < places ? queues.waitMs('escalations') : undefined;
    const next = Math.min(
      ...alarms.map(({ at }) => at),
      waitMs === undefined ? Infinity : clock.now() + waitMs,
    );
    if (next === Infinity) return false;
    clock.advance(Math.max(0, next - clock.now()));
    const due = alarms.filter(({ at }) => at <= next);
    alarms = alarms.filter(({ at }) => at > next);
    for (const { wake } of due) wake();
    return true;
  };
  do {
    await new Promise((resolve) => setImmediate(resolve));
    await work();
    await new Promise((resolve) => setImmediate(resolve));
  } while (goOn() || running > 0);

  const histories = await Promise.all(chats.map((conversation) => store.history(conversation)));
  database.close();
  const last = (what: string) => Math.max(...posts.filter((one) => one.what === what).map(({ at }) => at));
  return {
    refusals,
    posted: { cards: posts.filter(({ what }) => what === 'card').length, all: posts.length },
    lastCard: last('card'),
    lastPost: last('thread'),
    statuses: [...new Set(histories.flatMap(({ effects }) => effects.map(({ status }) => status)))],
    calls: histories.flatMap(({ inputs }) => inputs),
  };
};

describe('sixty cards at once', () => {
  it('all come to Slack, before the posts in their threads, and as fast as it takes them', async () => {
    const { lastCard, lastPost, ...rest } = await crowd(30);
    expect(rest).toEqual({
      refusals: 0,
      posted: { cards: 60, all: 180 },
      statuses: ['sent'],
      calls: [],
    });
    expect(lastCard).toBeLessThan(60);
    expect(lastPost).toBeLessThan(200);
  });

  it('all come to a Slack that takes no bursts, and none is given up', async () => {
    const { refusals, lastCard, lastPost, ...rest } = await crowd(1);
    expect(rest).toEqual({ posted: { cards: 60, all: 180 }, statuses: ['sent'], calls: [] });
    expect(refusals).toBeLessThan(60);
    expect(lastCard).toBeLessThan(120);
    expect(lastPost).toBeLessThan(300);
  });
});
