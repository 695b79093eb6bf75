import { confusionChart, curveChart, groupChart, latencyChart } from '../../../evals/report/charts.ts';
import { reportPage } from '../../../evals/report/page.ts';
import type { GoldenResult } from '../../../evals/run-all.ts';
import { summarise } from '../../../evals/summary.ts';
import { aGolden } from '../../factories/golden.ts';
import { aRun } from '../../factories/golden-run.ts';

const hostile = `</title><script>alert(1)</script><img src=x onerror="alert(2)"> ' &lt;`;
const escaped =
  '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;alert(2)&quot;&gt; &#39; &amp;lt;';

const results: GoldenResult[] = [
  {
    file: `${hostile}.yaml`,
    conversation: aGolden({ name: `${hostile} name`, replays: `${hostile} replayed` }),
    runs: [
      aRun({
        passed: false,
        failures: [{ kind: 'expectation', turn: 1, text: `${hostile} reason` }],
        escalations: [{ expected: 'anger', actual: 'none', verdict: 'missed' }],
        lines: [{ who: 'visitor', text: `${hostile} said` }],
        turnMs: [12],
      }),
    ],
  },
];
const page = (of: GoldenResult[] = results) =>
  reportPage(of, summarise(of, 1), { model: `${hostile} model`, at: '2026-03-02 09:00 UTC' });

describe('the report', () => {
  it('holds hostile texts as texts, wherever they stand', () => {
    const html = page();
    for (const place of [' name', ' replayed', '.yaml', ' reason', ' said', ' model']) {
      expect(html).toContain(`${escaped}${place}`);
    }
    expect(html.replaceAll(escaped, '')).not.toMatch(/<script|<img|onerror|alert\(/);
  });

  it('loads nothing and runs nothing', () => {
    const html = page();
    expect(html).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    );
    expect(html.replaceAll(escaped, '')).not.toMatch(/\b(?:src|href|action)\s*=|url\(|@import/);
  });

  it('shows the transcript of each run that failed, and none of one that passed', () => {
    const [failed] = results;
    const both = [
      ...(failed === undefined ? [] : [failed]),
      {
        file: 'b.yaml',
        conversation: aGolden(),
        runs: [aRun({ lines: [{ who: 'visitor', text: 'all is well' }] })],
      },
    ];
    const html = page(both);
    expect(html.match(/<details>/g)).toHaveLength(1);
    expect(html).not.toContain('all is well');
    expect(html).toContain('<td class="mark yes">✓ 1/1</td>');
    expect(html).toContain('<td class="mark no">✗ 0/1</td>');
  });

  it('stands without any failure, escalation or model call', () => {
    const html = page([{ file: 'b.yaml', conversation: aGolden(), runs: [aRun()] }]);
    expect(html.match(/<p class="muted">None\.<\/p>/g)).toHaveLength(3);
    expect(html).not.toContain('NaN');
  });
});

describe('a chart', () => {
  const numbersIn = (svg: string) => svg.match(/NaN|Infinity|undefined/g) ?? [];
  const group = (name: string, passK: number) => ({
    name,
    conversations: 3,
    runs: 12,
    passed: 9,
    pass1: 0.75,
    passK,
  });

  it('of pass^k has a point for each k', () => {
    const svg = curveChart([1, 0.75, 0.5]);
    expect(svg.match(/<title>[^<]*<\/title>/g)).toEqual([
      '<title>pass^1: 100 %</title>',
      '<title>pass^2: 75 %</title>',
      '<title>pass^3: 50 %</title>',
    ]);
    expect(svg).toContain('points="46,14 188,48 330,82"');
  });

  it('of groups has a bar for each, red where one repetition failed', () => {
    const svg = groupChart('by language', [group('en', 1), group('<b>', 0)], 4);
    expect(svg.match(/<path class="\w+"/g)).toEqual(['<path class="good"', '<path class="bad"']);
    expect(svg).toContain('en · 3');
    expect(svg).toContain('<title>&lt;b&gt;: pass^4 0 %; 9 of 12 runs of 3 conversations passed</title>');
  });

  it('of escalations has a cell for each pair, red where they differ', () => {
    const svg = confusionChart([
      { expected: 'anger', actual: 'anger', count: 4 },
      { expected: 'anger', actual: 'none', count: 1 },
      { expected: 'none', actual: 'no_evidence', count: 2 },
    ]);
    expect(svg.match(/<title>[^<]*<\/title><rect class="\w+"/g)).toEqual([
      '<title>expected anger, came anger: 4</title><rect class="good"',
      '<title>expected anger, came none: 1</title><rect class="bad"',
      '<title>expected none, came no_evidence: 2</title><rect class="bad"',
    ]);
    expect(svg.match(/class="empty"/g)).toHaveLength(6);
  });

  it('of time counts every turn once', () => {
    const svg = latencyChart([1, 1, 2, 9, 5000]);
    const counted = [...svg.matchAll(/: (\d+) turns/g)].map(([, turns]) => Number(turns));
    expect(counted.reduce((all, turns) => all + turns, 0)).toBe(5);
  });

  it.each([
    ['one k', curveChart([1])],
    ['forty k', curveChart(Array(40).fill(0.5))],
    ['no time at all', latencyChart([0, 0])],
    ['one turn', latencyChart([3])],
  ])('draws %s', (_name, svg) => {
    expect(numbersIn(svg)).toEqual([]);
  });
});
