import { AppError } from '../../../core/errors.ts';
import { viewOfCase } from '../../../core/escalation/view-of-case.ts';
import { pacedTeamChat, slackPaces } from '../../../core/limits/paced-team-chat.ts';
import type { RateLimiter, TeamChat } from '../../../core/ports.ts';
import { fixedClock } from '../../factories/clock.ts';
import { aCase, aState } from '../../factories/conversation.ts';
import { memoryRateLimiter } from '../../factories/limits.ts';

const links = { transcriptUrl: 'https://fd.example/t', panelUrl: 'https://panel.example/1' };
const view = viewOfCase('liveagent:tick1234', aState(), aCase());
const place = { channel: 'C1', ts: '1.0' };
const post = { from: 'visitor' as const, text: 'Hello?' };

/** Slack behind a pace, in a time that passes by sleeping only, and not even so where it is frozen. */
const start = ({ frozen = false, limiter }: { frozen?: boolean; limiter?: RateLimiter } = {}) => {
  const clock = fixedClock();
  const slept: number[] = [];
  const warned: string[] = [];
  const asked: string[] = [];
  const failures: unknown[] = [];
  const call = async (name: string) => {
    asked.push(name);
    if (failures.length > 0) throw failures.shift();
  };
  const never = () => Promise.reject(new Error('nothing else is asked'));
  const slack: TeamChat = {
    postCard: async (channel) => {
      await call(`card in ${channel}`);
      return { channel, ts: '1.0' };
    },
    postInThread: async ({ channel }) => {
      await call(`post in ${channel}`);
      return { channel, ts: '2.0' };
    },
    updateCard: () => call('update'),
    whisper: () => call('whisper'),
    findPosted: never,
    askToTake: never,
    dismiss: never,
    displayName: never,
    groupMembers: never,
    permalink: never,
  };
  const sleep = async (ms: number) => {
    slept.push(ms);
    if (!frozen) clock.advance(ms);
  };
  const telemetry = { warn: (event: string) => void warned.push(event) };
  const shared = limiter ?? memoryRateLimiter(clock);
  const chat = pacedTeamChat({ limiter: shared, clock, sleep, telemetry }, slack);
  const other = pacedTeamChat({ limiter: shared, clock, sleep, telemetry }, slack);
  return {
    clock,
    slept,
    warned,
    asked,
    failures,
    chat,
    other,
    card: (channel = 'C1') => chat.postCard(channel, view, links, 'k'),
    thread: (rank: 'yields' | 'waits') => chat.postInThread(place, post, 'k', rank),
    update: () => chat.updateCard(place, view, links),
  };
};

const usedUp = (bucket: string, perMinute: number, retryAfterMs: number) => ({
  name: 'AppError',
  code: 'throttled',
  message: `bucket ${bucket} is used up; Slack takes ${perMinute} a minute`,
  reason: 'no_token',
  retryAfterMs,
});

const times = async (count: number, run: () => Promise<unknown>): Promise<void> => {
  for (let n = 0; n < count; n += 1) await run();
};

describe('the pace of Slack', () => {
  it('is a post a second in a channel, and less than the fifty updates a minute of tier 3', () => {
    expect([slackPaces.posts.perMinute, slackPaces.updates.perMinute + slackPaces.updates.capacity]).toEqual([
      60, 50,
    ]);
  });

  it('lets a burst of cards through, and the rest in turn, one a second', async () => {
    const { card, slept, asked } = start();
    await times(60, card);
    expect([asked.length, slept]).toEqual([60, Array(50).fill(1000)]);
  });

  it('is one for all processes, and one for each channel', async () => {
    const { card, other, slept } = start({ frozen: true });
    await times(10, card);
    await other.postCard('C1', view, links, 'k');
    await card('C2');
    expect(slept).toEqual([1000]);
  });

  it('has as many cards wait as are delivered at once, and sends more back', async () => {
    const { card, slept } = start({ frozen: true });
    await times(18, card);
    expect(slept).toEqual([1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000]);
    await expect(card()).rejects.toMatchObject(usedUp('slack:post:C1', 60, 1000));
  });

  it('has posts that yield leave half of the burst to cards, and hold no worker', async () => {
    const { card, thread, slept, asked } = start({ frozen: true });
    await times(5, () => thread('yields'));
    await expect(thread('yields')).rejects.toMatchObject(usedUp('slack:post:C1', 60, 1000));
    await times(5, card);
    await expect(thread('yields')).rejects.toMatchObject(usedUp('slack:post:C1', 60, 6000));
    expect([slept, asked.length]).toEqual([[], 10]);
  });

  it('has posts that yield no more wait in turn with the cards', async () => {
    const { card, thread, slept } = start({ frozen: true });
    await times(11, card);
    await thread('waits');
    await card();
    expect(slept).toEqual([1000, 2000, 3000]);
  });

  it('takes updates from a bucket of their own, which waits for nobody', async () => {
    const { card, update, slept, asked } = start({ frozen: true });
    await times(10, card);
    await times(10, update);
    await expect(update()).rejects.toMatchObject(usedUp('slack:update', 40, 1500));
    expect([slept, asked.filter((name) => name === 'update').length]).toEqual([[], 10]);
  });

  it('keeps everybody from asking as long as Slack has asked for', async () => {
    const { card, other, failures, clock, slept, asked } = start();
    failures.push(new AppError('throttled', 'slow down', { retryAfterMs: 30_000 }));
    await expect(card()).rejects.toThrow(new AppError('throttled', 'slow down'));
    await expect(other.postCard('C1', view, links, 'k')).rejects.toMatchObject(
      usedUp('slack:post:C1', 60, 22_000),
    );
    clock.advance(22_000);
    await card();
    expect([slept, asked.length]).toEqual([[8000], 2]);
  });

  it('has whoever waits in turn ask again where Slack asks for little, and nobody else', async () => {
    const { card, thread, update, failures, slept, warned, asked } = start();
    const slowDown = new AppError('throttled', 'slow down', { retryAfterMs: 1000 });
    failures.push(slowDown, slowDown);
    await card();
    expect([slept, warned, asked.length]).toEqual([[1000, 1000], Array(2).fill('slack_sent_away'), 3]);
    failures.push(...Array(8).fill(slowDown));
    await expect(card()).rejects.toThrow(slowDown);
    expect([slept.length, failures.length]).toEqual([10, 0]);
    failures.push(slowDown, slowDown);
    await expect(update()).rejects.toThrow(slowDown);
    await expect(thread('yields')).rejects.toMatchObject({ reason: 'no_token' });
    expect(slept.length).toBe(10);
  });

  it('believes no wait that is longer than two minutes', async () => {
    const { card, failures, clock, slept } = start();
    failures.push(new AppError('throttled', 'slow down', { retryAfterMs: 86_400_000 }));
    await expect(card()).rejects.toThrow(new AppError('throttled', 'slow down'));
    clock.advance(120_000);
    await card();
    expect(slept).toEqual([]);
  });

  it('is not slowed down by other failures, and whispers have none', async () => {
    const { card, chat, failures, slept } = start({ frozen: true });
    failures.push(new AppError('unavailable', 'away'));
    await expect(card()).rejects.toThrow(new AppError('unavailable', 'away'));
    await times(9, card);
    await chat.whisper(place, 'U1', 'psst', 'thread');
    expect(slept).toEqual([]);
  });

  it('posts where the limiter itself fails, and says so', async () => {
    const away = () => Promise.reject(new AppError('unavailable', 'the table is away'));
    const { card, failures, warned, asked } = start({ limiter: { take: away, drain: away } });
    await card();
    failures.push(new AppError('throttled', 'slow down', { retryAfterMs: 9000 }));
    await expect(card()).rejects.toThrow(new AppError('throttled', 'slow down'));
    expect([asked.length, warned]).toEqual([2, Array(3).fill('rate_limiter_failed')]);
    const bug = { take: () => Promise.reject(new TypeError('a bug')), drain: away };
    await expect(start({ limiter: bug }).card()).rejects.toThrow(new TypeError('a bug'));
  });
});
