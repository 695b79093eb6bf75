import { escapeHtml } from '../../core/text/escape-html.ts';
import { count, dollars, figures, percent } from '../golden-table.ts';
import type { GoldenResult } from '../run-all.ts';
import type { GoldenRun } from '../run-golden.ts';
import { quantile, type Summary } from '../summary.ts';
import { confusionChart, curveChart, groupChart, latencyChart } from './charts.ts';
import { reportStyle } from './style.ts';

export interface ReportHead {
  /** The model in words. */
  model: string;
  /** When it ended, as it is to be shown. */
  at: string;
}

const tile = (label: string, value: string, kind: 'good' | 'bad' | '' = ''): string =>
  `<div class="tile${kind === '' ? '' : ` ${kind}`}"><b>${escapeHtml(value)}</b>${escapeHtml(label)}</div>`;

/** Good where there are none. */
const none = (label: string, found: number): string =>
  tile(label, count(found), found === 0 ? 'good' : 'bad');

const tiles = ({
  curve,
  k,
  runs,
  passed,
  conversations,
  escalations,
  failures,
  language,
  cost,
  turnMs,
}: Summary) => {
  const all = curve.at(-1) ?? 0;
  return [
    tile(`pass^${k}`, percent(all), all === 1 ? 'good' : 'bad'),
    tile(`runs passed, of ${count(runs)}`, count(passed)),
    tile('conversations', count(conversations)),
    none('missed escalations', escalations.missed),
    none('needless escalations', escalations.needless + escalations.early),
    none('late or for another reason', escalations.late + escalations.reason),
    none('false promises', failures.false_promise ?? 0),
    none('addresses not found', failures.ungrounded ?? 0),
    none('answers in another language', language.judged - language.matched),
    tile('estimated cost', dollars(cost)),
    tile('model time of a turn, p95', `${Math.round(quantile(turnMs, 0.95))} ms`),
  ].join('');
};

const card = (title: string, body: string): string =>
  `<section class="card"><h2>${escapeHtml(title)}</h2>${body}</section>`;

const nothing = '<p class="muted">None.</p>';

const charts = ({ curve, rows, languages, confusion, turnMs, k }: Summary): string =>
  [
    card('Passing k times out of k', curveChart(curve)),
    card(`By language, pass^${k}`, groupChart('by language', languages, k)),
    card(`By behaviour, pass^${k}`, groupChart('by behaviour', rows, k)),
    card('Escalations', confusion.length === 0 ? nothing : confusionChart(confusion)),
    card('Model time of a turn', turnMs.length === 0 ? nothing : latencyChart(turnMs)),
  ].join('');

const transcript = ({ failures, lines }: GoldenRun): string => {
  const reasons = failures.map(({ kind, turn, text }) => {
    const where = turn === undefined ? '' : `, turn ${turn}`;
    return `<li>${escapeHtml(`${kind}${where}: ${text}`)}</li>`;
  });
  const said = lines.map(({ who, text }) => `<li class="${who}"><span>${who}</span>${escapeHtml(text)}</li>`);
  return `<ul>${reasons.join('')}</ul><ol class="lines">${said.join('')}</ol>`;
};

const failedRuns = (results: GoldenResult[]): string => {
  const failed = results.flatMap(({ file, conversation, runs }) =>
    runs.flatMap((run, i) =>
      run.passed
        ? []
        : [
            `<details><summary><b>✗</b> ${escapeHtml(`${conversation.name}, repetition ${i + 1}`)} <span class="muted">${escapeHtml(file)}</span></summary>${transcript(run)}</details>`,
          ],
    ),
  );
  return failed.length === 0 ? nothing : failed.join('');
};

const table = (results: GoldenResult[]): string => {
  const body = results.map(({ file, conversation, runs }) => {
    const { name, row, language, replays = '' } = conversation;
    const passed = runs.filter((run) => run.passed).length;
    const good = passed === runs.length;
    const mark = `<td class="mark ${good ? 'yes' : 'no'}">${good ? '✓' : '✗'} ${passed}/${runs.length}</td>`;
    return `<tr>${mark}${[name, row, language, replays, file].map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`;
  });
  const head = ['', 'conversation', 'behaviour', 'language', 'replays', 'file'].map(
    (text) => `<th>${text}</th>`,
  );
  return `<div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
};

/** The results as one page that loads nothing from anywhere and runs no script. */
export const reportPage = (results: GoldenResult[], summary: Summary, { model, at }: ReportHead): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Frontdesk evals</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>Frontdesk evals</h1>
<p class="muted">${escapeHtml(`${model} · ${summary.conversations} conversations, each played ${summary.k} times · ${at}`)}</p>
<div class="tiles">${tiles(summary)}</div>
<div class="charts">${charts(summary)}</div>
<div class="wide">${card(
    'Figures',
    `<dl>${figures(summary)
      .map(([what, value]) => `<dt>${escapeHtml(what)}</dt><dd>${escapeHtml(value)}</dd>`)
      .join('')}</dl>`,
  )}</div>
<div class="wide">${card('Runs that failed', failedRuns(results))}</div>
<div class="wide">${card('Conversations', table(results))}</div>
</main>
</body>
</html>
`;
