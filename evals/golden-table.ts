import type { GoldenResult } from './run-all.ts';
import { type Group, quantile, type Summary } from './summary.ts';

export const percent = (share: number): string => {
  // Rounding must not make a whole of what is none.
  const shown = share < 1 ? Math.min(99.9, Math.round(share * 1000) / 10) : 100;
  return `${shown} %`;
};

/** `$0.0123`; cents where there are some. */
export const dollars = (amount: number): string => `$${amount.toFixed(amount >= 1 ? 2 : 4)}`;

export const count = (n: number): string => n.toLocaleString('en-GB');

const plural = (n: number, what: string) => `${count(n)} ${what}${n === 1 ? '' : 's'}`;

const groupLines = (title: string, groups: Group[], k: number): string[] => [
  `  ${title.padEnd(30)}${'conversations'.padStart(14)}${'pass^1'.padStart(10)}${`pass^${k}`.padStart(10)}`,
  ...groups.map(
    ({ name, conversations, pass1, passK }) =>
      `${passK === 1 ? '✓' : '✗'} ${name.padEnd(30)}${String(conversations).padStart(14)}${percent(pass1).padStart(10)}${percent(passK).padStart(10)}`,
  ),
];

const failureLines = (results: GoldenResult[]): string[] =>
  results.flatMap(({ file, conversation, runs }) => {
    const broken = runs.filter(({ passed }) => !passed);
    const reasons = new Set(
      broken.flatMap(({ failures }) =>
        failures.map(
          ({ kind, turn, text }) =>
            `    ${kind}${turn === undefined ? '' : `, turn ${turn}`}: ${text.replace(/\s+/g, ' ').slice(0, 300)}`,
        ),
      ),
    );
    return broken.length === 0
      ? []
      : [`✗ ${file}: ${conversation.name} (${broken.length} of ${runs.length} failed)`, ...reasons];
  });

/** Figures that stand for themselves, in words; the report shows the same. */
export const figures = (summary: Summary): [string, string][] => {
  const { escalations: e, leads: l, failures: f, language, tokens, turnMs } = summary;
  return [
    [
      'escalations',
      `${e.right} right, ${e.missed} missed, ${e.needless} needless, ${e.late} late, ${e.early} early, ${e.reason} for another reason`,
    ],
    [
      'leads',
      `${l.right} right, ${l.missed} missed, ${l.wrong} wrong, ${l.duplicate} duplicate, ${l.needless} needless`,
    ],
    ['false promises', count(f.false_promise ?? 0)],
    ['addresses not found', count(f.ungrounded ?? 0)],
    ['silent turns', count(f.silence ?? 0)],
    ['spoke after a claim', count(f.after_claim ?? 0)],
    ['language of answers', `${count(language.matched)} of ${count(language.judged)} as expected`],
    [
      'model calls',
      `${count(summary.modelCalls)}, ${count(tokens.input)} tokens in, ${count(tokens.output)} out, ${count(tokens.cacheRead)} from the cache, ${count(tokens.cacheWrite)} to it`,
    ],
    [
      'estimated cost',
      `${dollars(summary.cost)}, ${dollars(summary.runs === 0 ? 0 : summary.cost / summary.runs)} a conversation`,
    ],
    [
      'model time of a turn',
      `p50 ${Math.round(quantile(turnMs, 0.5))} ms, p95 ${Math.round(quantile(turnMs, 0.95))} ms`,
    ],
  ];
};

/** What stands on the screen at the end: groups, figures, and every reason why a conversation failed. */
export const goldenTable = (results: GoldenResult[], summary: Summary): string => {
  const { k, curve, conversations, runs, passed } = summary;
  const failures = failureLines(results);
  return [
    ...groupLines('behaviour', summary.rows, k),
    '',
    ...groupLines('language', summary.languages, k),
    '',
    ...figures(summary).map(([what, value]) => `  ${what.padEnd(22)}${value}`),
    '',
    ...(failures.length > 0 ? [...failures, ''] : []),
    `${plural(conversations, 'conversation')} × ${k}: ${count(passed)} of ${plural(runs, 'run')} passed; ${curve
      .map((chance, i) => `pass^${i + 1} ${percent(chance)}`)
      .slice(0, 8)
      .join(', ')}${curve.length > 8 ? `, … pass^${k} ${percent(curve.at(-1) ?? 0)}` : ''}`,
  ].join('\n');
};
