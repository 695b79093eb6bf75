import type { FailureKind } from './failure.ts';
import { type Row, rows } from './golden.ts';
import type { EscalationScore } from './judge-escalations.ts';
import type { LeadScore } from './judge-leads.ts';
import { passCurve } from './pass-k.ts';
import type { GoldenResult } from './run-all.ts';
import type { GoldenRun, Tokens } from './run-golden.ts';

export interface Group {
  name: string;
  conversations: number;
  runs: number;
  passed: number;
  /** Share of runs that passed, and chance that all k do. */
  pass1: number;
  passK: number;
}

export interface Summary {
  conversations: number;
  k: number;
  runs: number;
  passed: number;
  /** pass^1 to pass^k. */
  curve: number[];
  rows: Group[];
  languages: Group[];
  escalations: Record<EscalationScore['verdict'], number>;
  /** How often which reason was expected and which one came; sorted, most frequent first. */
  confusion: { expected: EscalationScore['expected']; actual: EscalationScore['actual']; count: number }[];
  leads: Record<LeadScore['verdict'], number>;
  /** Failures by kind, those that occurred. */
  failures: Partial<Record<FailureKind, number>>;
  language: { judged: number; matched: number };
  modelCalls: number;
  tokens: Tokens;
  /** US dollars, estimated. */
  cost: number;
  /** Milliseconds of the model in turns that asked it; sorted. */
  turnMs: number[];
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** Value below which the share `q` of sorted values lies (nearest rank); 0 where there are none. */
export const quantile = (sorted: number[], q: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? 0;

const passesOf = (results: GoldenResult[]) =>
  results.map(({ runs }) => runs.filter(({ passed }) => passed).length);

const groupOf = (name: string, results: GoldenResult[], k: number): Group => {
  const passes = passesOf(results);
  const curve = passCurve(passes, k);
  return {
    name,
    conversations: results.length,
    runs: results.length * k,
    passed: sum(passes),
    pass1: curve[0] ?? 0,
    passK: curve.at(-1) ?? 0,
  };
};

const groupsBy = (results: GoldenResult[], key: (result: GoldenResult) => string, k: number): Group[] =>
  [...Map.groupBy(results, key)].map(([name, own]) => groupOf(name, own, k));

const tally = <T extends string>(start: Record<T, number>, values: T[]): Record<T, number> => {
  const counts = { ...start };
  for (const value of values) counts[value] += 1;
  return counts;
};

const confusionOf = (scores: EscalationScore[]): Summary['confusion'] =>
  [...Map.groupBy(scores, ({ expected, actual }) => `${expected} ${actual}`).values()]
    .flatMap((same) => {
      const [first] = same;
      return first === undefined
        ? []
        : [{ expected: first.expected, actual: first.actual, count: same.length }];
    })
    .sort((a, b) => b.count - a.count);

const failuresOf = (runs: GoldenRun[]): Summary['failures'] => {
  const counts: Summary['failures'] = {};
  for (const { kind } of runs.flatMap(({ failures }) => failures)) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

const rank = (name: string) => rows.indexOf(name as Row);

/** Figures over all results, each of which has `k` runs. */
export const summarise = (results: GoldenResult[], k: number): Summary => {
  const runs = results.flatMap((result) => result.runs);
  const passes = passesOf(results);
  const escalations = runs.flatMap((run) => run.escalations);
  const tokens = (of: keyof Tokens) => sum(runs.map((run) => run.tokens[of]));
  return {
    conversations: results.length,
    k,
    runs: runs.length,
    passed: sum(passes),
    curve: passCurve(passes, k),
    rows: groupsBy(results, ({ conversation }) => conversation.row, k).sort(
      (a, b) => rank(a.name) - rank(b.name),
    ),
    languages: groupsBy(results, ({ conversation }) => conversation.language, k).sort(
      (a, b) => b.conversations - a.conversations || (a.name < b.name ? -1 : 1),
    ),
    escalations: tally(
      { right: 0, missed: 0, late: 0, early: 0, needless: 0, reason: 0 },
      escalations.map(({ verdict }) => verdict),
    ),
    confusion: confusionOf(escalations),
    leads: tally(
      { right: 0, missed: 0, wrong: 0, duplicate: 0, needless: 0 },
      runs.flatMap((run) => run.leads).map(({ verdict }) => verdict),
    ),
    failures: failuresOf(runs),
    language: {
      judged: sum(runs.map(({ language }) => language.judged)),
      matched: sum(runs.map(({ language }) => language.matched)),
    },
    modelCalls: sum(runs.map(({ modelCalls }) => modelCalls)),
    tokens: {
      input: tokens('input'),
      output: tokens('output'),
      cacheRead: tokens('cacheRead'),
      cacheWrite: tokens('cacheWrite'),
    },
    cost: sum(runs.map(({ cost }) => cost)),
    turnMs: runs.flatMap(({ turnMs }) => turnMs).sort((a, b) => a - b),
  };
};
