import { dollars, goldenTable, percent } from '../../../evals/golden-table.ts';
import type { GoldenResult } from '../../../evals/run-all.ts';
import { quantile, summarise } from '../../../evals/summary.ts';
import { aGolden } from '../../factories/golden.ts';
import { aRun } from '../../factories/golden-run.ts';

const bad = aRun({
  passed: false,
  failures: [
    { kind: 'silence', turn: 1, text: 'nobody answered\nthe visitor' },
    { kind: 'escalation_missed', turn: 2, text: 'no person was called for anger' },
  ],
  escalations: [{ expected: 'anger', actual: 'none', verdict: 'missed' }],
  leads: [{ verdict: 'missed' }],
  language: { judged: 3, matched: 2 },
  turnMs: [30, 10],
});
const good = aRun({
  escalations: [{ expected: 'anger', actual: 'anger', verdict: 'right' }],
  leads: [{ verdict: 'right' }],
  language: { judged: 3, matched: 3 },
  turnMs: [20],
});

const results: GoldenResult[] = [
  { file: 'a.yaml', conversation: aGolden({ name: 'one', row: 'anger' }), runs: [good, bad] },
  {
    file: 'a.yaml',
    conversation: aGolden({ name: 'two', row: 'opens', language: 'fr' }),
    runs: [good, good],
  },
];

describe('a summary', () => {
  it('tells every figure', () => {
    expect(summarise(results, 2)).toEqual({
      conversations: 2,
      k: 2,
      runs: 4,
      passed: 3,
      curve: [0.75, 0.5],
      rows: [
        { name: 'opens', conversations: 1, runs: 2, passed: 2, pass1: 1, passK: 1 },
        { name: 'anger', conversations: 1, runs: 2, passed: 1, pass1: 0.5, passK: 0 },
      ],
      languages: [
        { name: 'en', conversations: 1, runs: 2, passed: 1, pass1: 0.5, passK: 0 },
        { name: 'fr', conversations: 1, runs: 2, passed: 2, pass1: 1, passK: 1 },
      ],
      escalations: { right: 3, missed: 1, late: 0, early: 0, needless: 0, reason: 0 },
      confusion: [
        { expected: 'anger', actual: 'anger', count: 3 },
        { expected: 'anger', actual: 'none', count: 1 },
      ],
      leads: { right: 3, missed: 1, wrong: 0, duplicate: 0, needless: 0 },
      failures: { silence: 1, escalation_missed: 1 },
      language: { judged: 12, matched: 11 },
      modelCalls: 8,
      tokens: { input: 400, output: 40, cacheRead: 20, cacheWrite: 4 },
      cost: 0.04,
      turnMs: [10, 20, 20, 20, 30],
    });
  });

  it.each([
    [[], 0.5, 0],
    [[7], 0.95, 7],
    [[1, 2, 3, 4], 0.5, 2],
    [[1, 2, 3, 4], 0.95, 4],
  ])('of %j has the quantile %d at %d', (values, q, value) => {
    expect(quantile(values, q)).toBe(value);
  });
});

describe('the table', () => {
  it('tells groups, figures, reasons and pass^k', () => {
    expect(goldenTable(results, summarise(results, 2)).split('\n')).toEqual([
      '  behaviour                      conversations    pass^1    pass^2',
      '✓ opens                                      1     100 %     100 %',
      '✗ anger                                      1      50 %       0 %',
      '',
      '  language                       conversations    pass^1    pass^2',
      '✗ en                                         1      50 %       0 %',
      '✓ fr                                         1     100 %     100 %',
      '',
      '  escalations           3 right, 1 missed, 0 needless, 0 late, 0 early, 0 for another reason',
      '  leads                 3 right, 1 missed, 0 wrong, 0 duplicate, 0 needless',
      '  false promises        0',
      '  addresses not found   0',
      '  silent turns          1',
      '  spoke after a claim   0',
      '  language of answers   11 of 12 as expected',
      '  model calls           8, 400 tokens in, 40 out, 20 from the cache, 4 to it',
      '  estimated cost        $0.0400, $0.0100 a conversation',
      '  model time of a turn  p50 20 ms, p95 30 ms',
      '',
      '✗ a.yaml: one (1 of 2 failed)',
      '    silence, turn 1: nobody answered the visitor',
      '    escalation_missed, turn 2: no person was called for anger',
      '',
      '2 conversations × 2: 3 of 4 runs passed; pass^1 75 %, pass^2 50 %',
    ]);
  });

  it('never rounds up to a whole', () => {
    expect([0.99999, 1, 0.3333].map(percent)).toEqual(['99.9 %', '100 %', '33.3 %']);
    expect([0.00123, 12.5].map(dollars)).toEqual(['$0.0012', '$12.50']);
  });
});
