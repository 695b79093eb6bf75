import { escapeHtml } from '../../core/text/escape-html.ts';
import { percent } from '../golden-table.ts';
import { type Group, quantile, type Summary } from '../summary.ts';

/** Drawings are as wide as a narrow phone shows them, and grow a little on a wide screen. */
const width = 360;

const n = (value: number): string => String(Math.round(value * 10) / 10);

const text = (x: number, y: number, words: string, attributes = ''): string =>
  `<text x="${n(x)}" y="${n(y)}"${attributes === '' ? '' : ` ${attributes}`}>${escapeHtml(words)}</text>`;

const svg = (height: number, title: string, body: string[]): string =>
  `<svg viewBox="0 0 ${width} ${n(height)}" role="img" aria-label="${escapeHtml(title)}">${body.join('')}</svg>`;

/** A bar from the left, its free end rounded. */
const barPath = (x: number, y: number, length: number, height: number): string => {
  const r = Math.min(3, length / 2, height / 2);
  return `M${n(x)} ${n(y)}h${n(length - r)}q${n(r)} 0 ${n(r)} ${n(r)}v${n(height - 2 * r)}q0 ${n(r)} ${n(-r)} ${n(r)}h${n(r - length)}z`;
};

/** pass^1 to pass^k as a line from 0 to 100 %. */
export const curveChart = (curve: number[]): string => {
  const [left, right, top, bottom] = [46, width - 30, 14, 150];
  const y = (share: number) => bottom - share * (bottom - top);
  const x = (i: number) =>
    curve.length < 2 ? (left + right) / 2 : left + (i / (curve.length - 1)) * (right - left);
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    `<line class="grid" x1="${left}" x2="${right}" y1="${n(y(share))}" y2="${n(y(share))}"/>`,
    text(left - 6, y(share) + 4, `${share * 100} %`, 'class="muted" text-anchor="end"'),
  ]);
  const points = curve.map((share, i) => `${n(x(i))},${n(y(share))}`).join(' ');
  // Labels of many repetitions would stand on one another.
  const every = Math.ceil(curve.length / 8);
  const marks = curve.flatMap((share, i) => [
    `<circle class="dot" cx="${n(x(i))}" cy="${n(y(share))}" r="4"><title>pass^${i + 1}: ${percent(share)}</title></circle>`,
    ...(i % every === 0 || i === curve.length - 1
      ? [text(x(i), bottom + 18, `k = ${i + 1}`, 'class="muted" text-anchor="middle"')]
      : []),
  ]);
  return svg(176, 'pass^k by k', [...grid, `<polyline class="line" points="${points}"/>`, ...marks]);
};

/** One bar a group: the chance that all repetitions of a conversation pass. */
export const groupChart = (title: string, groups: Group[], k: number): string => {
  const [left, right, step] = [206, width - 46, 20];
  const bars = groups.flatMap(({ name, passK, passed, runs, conversations }, i) => {
    const y = i * step + 4;
    const length = Math.max(passK * (right - left), 1.5);
    const hint = `${name}: pass^${k} ${percent(passK)}; ${passed} of ${runs} runs of ${conversations} conversations passed`;
    return [
      `<g><title>${escapeHtml(hint)}</title><rect class="hit" x="0" y="${y - 3}" width="${width}" height="${step}"/>`,
      text(left - 8, y + 11, `${name} · ${conversations}`, 'text-anchor="end"'),
      `<path class="${passK === 1 ? 'good' : 'bad'}" d="${barPath(left, y, length, 13)}"/>`,
      text(left + length + 6, y + 11, percent(passK), 'class="muted"'),
      '</g>',
    ];
  });
  return svg(groups.length * step + 6, title, [
    `<line class="grid" x1="${left}" x2="${left}" y1="0" y2="${groups.length * step + 4}"/>`,
    ...bars,
  ]);
};

const reasonsIn = (confusion: Summary['confusion'], key: 'expected' | 'actual'): string[] => {
  const both = new Set(confusion.flatMap(({ expected, actual }) => [expected, actual]));
  const named = [...both].filter((reason) => reason !== 'none').sort();
  return confusion.some((cell) => cell[key] === 'none') ? [...named, 'none'] : named;
};

/** Reasons expected (down) against reasons that came (across). */
export const confusionChart = (confusion: Summary['confusion']): string => {
  const [rows, columns] = [reasonsIn(confusion, 'expected'), reasonsIn(confusion, 'actual')];
  const [left, top] = [124, 112];
  const cell = Math.min(30, (width - left - 4) / Math.max(1, columns.length));
  const most = Math.max(...confusion.map(({ count }) => count), 1);
  const cells = rows.flatMap((expected, row) =>
    columns.flatMap((actual, column) => {
      const found = confusion.find((one) => one.expected === expected && one.actual === actual);
      const [x, y] = [left + column * cell, top + row * cell];
      const box = `x="${n(x + 1)}" y="${n(y + 1)}" width="${n(cell - 2)}" height="${n(cell - 2)}" rx="3"`;
      if (found === undefined) return [`<rect class="empty" ${box}/>`];
      const { count } = found;
      const strength = 0.25 + 0.75 * (count / most);
      const kind = expected === actual ? 'good' : 'bad';
      const hint = `expected ${expected}, came ${actual}: ${count}`;
      return [
        `<g><title>${escapeHtml(hint)}</title><rect class="${kind}" fill-opacity="${n(strength)}" ${box}/>`,
        text(
          x + cell / 2,
          y + cell / 2 + 4,
          String(count),
          `class="count${strength > 0.6 ? ' strong' : ''}" text-anchor="middle"`,
        ),
        '</g>',
      ];
    }),
  );
  return svg(top + rows.length * cell + 4, 'escalations expected and happened', [
    text(left - 8, top - 8, 'expected ↓  came →', 'class="muted" text-anchor="end"'),
    ...rows.map((reason, i) => text(left - 8, top + i * cell + cell / 2 + 4, reason, 'text-anchor="end"')),
    ...columns.map((reason, i) => {
      const x = left + i * cell + cell / 2 + 4;
      return text(x, top - 6, reason, `transform="rotate(-90 ${n(x)} ${top - 6})"`);
    }),
    ...cells,
  ]);
};

const niceStep = (range: number, bins: number): number => {
  const raw = Math.max(range / bins, 1);
  const magnitude = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * magnitude >= raw) ?? 10;
  return Math.max(1, Math.round(factor * magnitude));
};

const time = (ms: number): string => (ms >= 1000 ? `${n(ms / 1000)} s` : `${Math.round(ms)} ms`);

/** Milliseconds of the model in a turn; the slowest hundredth is in the last bar, whatever it took. */
export const latencyChart = (sorted: number[]): string => {
  const [left, right, top, bottom] = [8, width - 8, 16, 120];
  const step = niceStep(quantile(sorted, 0.99), 12);
  const bins = Math.min(14, Math.max(1, Math.floor(quantile(sorted, 0.99) / step) + 1));
  const counts = Array<number>(bins).fill(0);
  for (const ms of sorted) {
    const bin = Math.min(bins - 1, Math.floor(ms / step));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const most = Math.max(...counts, 1);
  const wide = (right - left) / bins;
  const bars = counts.map((count, i) => {
    const height = (count / most) * (bottom - top);
    const until = i === bins - 1 ? 'or more' : `to ${time((i + 1) * step)}`;
    return `<g><title>${time(i * step)} ${until}: ${count} turns</title><rect class="hit" x="${n(left + i * wide)}" y="${top}" width="${n(wide)}" height="${bottom - top}"/><rect class="bar" x="${n(left + i * wide + 1)}" y="${n(bottom - height)}" width="${n(wide - 2)}" height="${n(height)}" rx="2"/></g>`;
  });
  const every = Math.ceil(bins / 5);
  const ticks = counts.flatMap((_, i) =>
    i % every === 0 ? [text(left + i * wide + 1, bottom + 16, time(i * step), 'class="muted"')] : [],
  );
  return svg(142, 'model time of a turn', [
    `<line class="axis" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>`,
    ...bars,
    ...ticks,
  ]);
};
