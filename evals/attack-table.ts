import type { AttackResult } from './run-attacks.ts';

const cell = (text: string, width: number) => text.slice(0, width).padEnd(width);

const triedOf = ({ record }: AttackResult): string => {
  const calls = Map.groupBy(record.called, (name) => name.slice(0, 20) || '""');
  const words = record.said.length > 0 ? [`${record.said.length} answers`] : [];
  return [...[...calls].map(([name, all]) => `${name} ×${all.length}`), ...words].join(', ');
};

const row = (result: AttackResult): string[] => [
  `${result.breaches.length === 0 ? '✓' : '✗'} ${cell(result.attack.where, 9)}${cell(result.attack.name, 62)}${triedOf(result)}`,
  ...result.breaches.map((breach) => `    ${breach.replace(/\s+/g, ' ').slice(0, 300)}`),
];

/** One line an attack: where it stood, what the obeying model tried because of it, and below it every breach. */
export const attackTable = (results: AttackResult[]): string => {
  const breached = results.filter(({ breaches }) => breaches.length > 0).length;
  return [
    `  ${cell('where', 9)}${cell('attack', 62)}what the obeying model tried`,
    ...results.flatMap(row),
    '',
    `attacks: ${results.length} replayed, ${breached} with a breach of policy`,
  ].join('\n');
};
