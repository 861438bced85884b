import type { Outcome, Step } from './step';

const HEAD = [
  'step',
  'seconds',
  'requests',
  '503',
  '502, 504 of nginx',
  'cut',
  'other errors',
  'lost',
  'doubled',
  'no write for s',
  'no read for s',
  'slowest reply s',
  'streams ended',
  'streams back in s',
];

/** What clients saw of each step, as a Markdown table. */
export function stepTable(steps: readonly Step[]): string {
  const rows = [HEAD, ...steps.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    line(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))),
  );
  lines.splice(1, 0, line(widths.map((width, i) => '-'.repeat(width - 1) + (i === 0 ? '-' : ':'))));
  return lines.join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cells(step: Step): string[] {
  const { name, took, requests, longest, slowest, streamsLost, silence, findings } = step;
  const known: readonly Outcome[] = [503, 'proxy', 'cut'];
  const others = [...step.outcomes]
    .filter(([outcome]) => !known.includes(outcome) && !(Number(outcome) < 300))
    .reduce((sum, [, count]) => sum + count, 0);
  return [
    name,
    seconds(took),
    requests.toLocaleString('en'),
    ...known.map((outcome) => `${step.count(outcome)}`),
    `${others}`,
    `${findings?.lost ?? ''}`,
    `${findings?.doubled ?? ''}`,
    ...[longest.write, longest.read, slowest].map(seconds),
    `${streamsLost}`,
    seconds(silence),
  ];
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
