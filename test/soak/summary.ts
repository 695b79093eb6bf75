import { allowedMailsTwice } from './check-mails.ts';
import type { Evidence } from './evidence.ts';
import { invariants, type Violation } from './invariants.ts';
import type { Trouble } from './trouble.ts';

/** Milliseconds. */
export interface Latency {
  answers: number;
  p50: number;
  p95: number;
}

export interface Summary {
  seed: number;
  conversations: number;
  /** By what was played. */
  plays: Record<string, number>;
  minutes: number;
  /** What went back and forth. */
  messages: { visitor: number; answers: number; teammate: number; slackPosts: number; mails: number };
  kills: number;
  /** Suffered, by service and kind. */
  faults: Record<string, number>;
  /** Sent beyond those of LiveAgent's rules, which come in twos. */
  webhooksAgain: number;
  /** Of LiveAgent's rules, which repeat none: the product was dead. */
  webhooksLost: number;
  /** Given up by Slack, because all of its four deliveries found the product dead. */
  eventsLost: number;
  /** Messages that people repeated because nothing came back, and waits that never ended. */
  nudges: number;
  inVain: string[];
  /** Dead letters whose last delivery a kill hit; what they were about was seen to by others. */
  orphanedLetters: number;
  latency: { calm: Latency; killed: Latency };
  bars: Record<'lost' | 'answersTwice' | 'slackPostsTwice' | 'mailsTwice' | 'mailsTwiceAllowed', number>;
  violations: Record<string, number>;
  details: Violation[];
}

const latencyOf = (waits: number[]): Latency => {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { answers: sorted.length, p50: Math.round(at(0.5)), p95: Math.round(at(0.95)) };
};

const tally = (names: string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

const latencies = ({ conversations, kills }: Evidence): Summary['latency'] => {
  const waits = conversations.flatMap(({ journal }) =>
    journal.said.flatMap(({ at, answeredAt }) =>
      answeredAt === undefined ? [] : [{ at, until: answeredAt }],
    ),
  );
  const wasKilled = (wait: { at: number; until: number }) =>
    kills.some((kill) => kill.at <= wait.until && kill.upAt >= wait.at);
  const of = (killed: boolean) =>
    latencyOf(waits.filter((wait) => wasKilled(wait) === killed).map(({ at, until }) => until - at));
  return { calm: of(false), killed: of(true) };
};

export const summarise = (
  evidence: Evidence,
  violations: Violation[],
  run: {
    seed: number;
    tookMs: number;
    counts: ReturnType<Trouble['counts']> & { webhooksLost: number };
  },
): Summary => {
  const { conversations, slack, botUser } = evidence;
  const journals = conversations.map(({ journal }) => journal);
  const lines = conversations.flatMap((conversation) => conversation.lines);
  const against = (bar: Violation['counts']) => violations.filter(({ counts }) => counts === bar).length;
  return {
    seed: run.seed,
    conversations: conversations.length,
    plays: tally(journals.map(({ play }) => play)),
    minutes: Math.round(run.tookMs / 6_000) / 10,
    messages: {
      visitor: lines.filter(({ from }) => from === 'visitor').length,
      answers: lines.filter(({ from }) => from === 'assistant' || from === 'system').length,
      teammate: lines.filter(({ from }) => from === 'teammate').length,
      slackPosts: slack.filter(({ user }) => user === botUser).length,
      mails: evidence.mails.length,
    },
    kills: evidence.kills.length,
    faults: tally(evidence.suffered.map(({ service, kind }) => `${service} ${kind}`)),
    webhooksAgain: run.counts.webhooks,
    webhooksLost: run.counts.webhooksLost,
    eventsLost: evidence.unheard.size,
    nudges: journals.reduce((sum, { nudges }) => sum + nudges, 0),
    inVain: journals.flatMap(({ chat, inVain }) => inVain.map((what) => `${chat}: ${what}`)),
    latency: latencies(evidence),
    orphanedLetters: evidence.deadLetters.filter(({ orphaned }) => orphaned).length,
    bars: {
      lost: against('lost'),
      answersTwice: against('answer twice'),
      slackPostsTwice: against('slack post twice'),
      mailsTwice: against('mail twice'),
      mailsTwiceAllowed: allowedMailsTwice(evidence) - against('mail twice'),
    },
    violations: Object.fromEntries(
      invariants.map((invariant) => [invariant, violations.filter((v) => v.invariant === invariant).length]),
    ),
    details: violations,
  };
};
