import { tinyldDetector } from '../adapters/language/tinyld.ts';
import { estimateCost } from '../core/assistant/estimate-cost.ts';
import type { LanguageDetector } from '../core/ports.ts';
import type { Failure } from './failure.ts';
import type { Golden } from './golden.ts';
import { judgeInvariants, type LanguageScore } from './invariants.ts';
import { judgeEnd } from './judge-end.ts';
import { type EscalationScore, judgeEscalations } from './judge-escalations.ts';
import { judgeLeads, type LeadScore } from './judge-leads.ts';
import { judgeTurn } from './judge-turn.ts';
import { once } from './once.ts';
import { type Played, playGolden, type Stage } from './play-golden.ts';
import type { Line } from './world-record.ts';

export interface Tokens {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
}

/** One repetition of one conversation. */
export interface GoldenRun {
  passed: boolean;
  failures: Failure[];
  escalations: EscalationScore[];
  leads: LeadScore[];
  language: LanguageScore;
  modelCalls: number;
  tokens: Tokens;
  /** US dollars, estimated. */
  cost: number;
  /** Milliseconds the model took in each turn that asked it. */
  turnMs: number[];
  lines: Line[];
}

const detector: LanguageDetector = { detect: once(tinyldDetector().detect) };

const tokensOf = ({ record }: Played): Tokens => {
  const sum = (of: 'inputTokens' | 'outputTokens' | 'cacheReadTokens' | 'cacheWriteTokens') =>
    record.modelCalls.reduce((total, { usage }) => total + usage[of], 0);
  return {
    input: sum('inputTokens'),
    output: sum('outputTokens'),
    cacheRead: sum('cacheReadTokens'),
    cacheWrite: sum('cacheWriteTokens'),
  };
};

const scored = (golden: Golden, played: Played): GoldenRun => {
  const escalations = judgeEscalations(golden, played.turns);
  const leads = judgeLeads(golden, played.turns);
  const invariants = judgeInvariants(golden, played, detector);
  const failures = [
    ...played.turns.flatMap(judgeTurn),
    ...escalations.failures,
    ...leads.failures,
    ...judgeEnd(golden, played),
    ...invariants.failures,
  ].sort((a, b) => (a.turn ?? Number.POSITIVE_INFINITY) - (b.turn ?? Number.POSITIVE_INFINITY));
  return {
    passed: failures.length === 0,
    failures,
    escalations: escalations.scores,
    leads: leads.scores,
    language: invariants.language,
    modelCalls: played.record.modelCalls.length,
    tokens: tokensOf(played),
    cost: played.record.modelCalls.reduce(
      (total, { usage }) => total + estimateCost(usage, played.config.model.prices),
      0,
    ),
    turnMs: played.turns.flatMap(({ modelCalls }) =>
      modelCalls.length === 0 ? [] : [modelCalls.reduce((total, { tookMs }) => total + tookMs, 0)],
    ),
    lines: played.record.lines,
  };
};

/** Plays a conversation once in a world of its own and says everything that was wrong with it. */
export const runGolden = async (golden: Golden, stage: Stage): Promise<GoldenRun> =>
  scored(golden, await playGolden(golden, stage));
