import type { Latency, Summary } from './summary.ts';

const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;

const table = (head: string[], rows: (string | number)[][]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const latencyRow = (name: string, { answers, p50, p95 }: Latency) =>
  answers === 0 ? [name, 0, '–', '–'] : [name, answers, seconds(p50), seconds(p95)];

const listed = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';

/** The summary in Markdown; fits a terminal as well. */
export const tablesOf = (summary: Summary): string => {
  const { messages, bars, latency } = summary;
  return [
    table(
      ['what', 'count'],
      [
        ['conversations', `${summary.conversations} (${listed(summary.plays)})`],
        ['visitor messages', messages.visitor],
        ['answers and notices', messages.answers],
        ['teammate messages', messages.teammate],
        ['Slack posts', messages.slackPosts],
        ['mails', messages.mails],
        ['kills (SIGKILL)', summary.kills],
        ['faults suffered', listed(summary.faults)],
        ['webhooks beyond LiveAgent’s own twos', summary.webhooksAgain],
        ['webhooks lost because the product was dead', summary.webhooksLost],
        ['Slack events given up by Slack', summary.eventsLost],
        ['dead letters whose last delivery was killed', summary.orphanedLetters],
        ['messages repeated by impatient people', summary.nudges],
        ['minutes', summary.minutes],
      ],
    ),
    table(
      ['time to an answer', 'answers', 'p50', 'p95'],
      [latencyRow('no kill in between', latency.calm), latencyRow('a kill in between', latency.killed)],
    ),
    table(
      ['bar', 'found'],
      [
        ['lost', bars.lost],
        ['answers twice', bars.answersTwice],
        ['Slack posts twice', bars.slackPostsTwice],
        [
          'mails twice',
          `${bars.mailsTwice} (and ${bars.mailsTwiceAllowed} after an outcome nobody can ask for)`,
        ],
      ],
    ),
    table(
      ['invariant', 'violations'],
      Object.entries(summary.violations).map(([name, count]) => [name, count]),
    ),
    ...(summary.inVain.length === 0
      ? []
      : [['Waited for in vain:', ...summary.inVain.map((what) => `- ${what}`)].join('\n')]),
    ...(summary.details.length === 0
      ? []
      : [
          [
            'Violations:',
            ...summary.details.map(({ invariant, conversation, what }) =>
              [`- ${invariant}:`, ...(conversation === undefined ? [] : [`${conversation}:`]), what].join(
                ' ',
              ),
            ),
          ].join('\n'),
        ]),
  ].join('\n\n');
};
