import type { Burst } from './load';
import type { Compared, Side } from './rounds';

/** A line of the report: what was measured, and whether it is what was aimed at. */
export interface Finding {
  readonly name: string;
  readonly title: string;
  /** One text for each column behind the title. */
  readonly figures: readonly string[];
  /** Undefined where nothing was aimed at, or measured. */
  readonly met: boolean | undefined;
  /** Nothing was measured, because a server is not here. */
  readonly absent?: true;
}

export const COLUMNS = ['workload', 'measured', 'against', 'ratio', 'range', 'p99', 'target', ''];

/** Medians, and the ratio of each round's pair: what both sides felt alike is not in it. */
export function toFinding({ comparison, rounds }: Compared): Finding {
  const { name, title, target } = comparison;
  const ratios = rounds.map(({ subject, baseline }) => subject.rate / baseline.rate);
  const ratio = median(ratios);
  const side = (key: 'subject' | 'baseline') =>
    rateOf(
      comparison[key],
      rounds.map((round) => round[key]),
    );
  return {
    name,
    title,
    figures: [
      side('subject'),
      side('baseline'),
      ratio.toFixed(2),
      `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
      `${median(rounds.map((round) => round.subject.p99)).toFixed(0)} ms`,
      target === undefined ? 'none' : `≥ ${target}`,
    ],
    met: target === undefined ? undefined : ratio >= target,
  };
}

const VERDICTS = new Map([
  [true, 'met'],
  [false, 'missed'],
  [undefined, ''],
]);

function verdict({ met, absent }: Finding): string {
  return absent ? 'not measured' : VERDICTS.get(met)!;
}

export function table(findings: readonly Finding[], columns: readonly string[] = COLUMNS): string {
  const lines = [
    columns,
    ...findings.map((finding) => [finding.title, ...finding.figures, verdict(finding)]),
  ];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  const text = lines.map((line) =>
    line
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  '),
  );
  return [text[0]!, '-'.repeat(text[0]!.length), ...text.slice(1)].join('\n');
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** What a side did in the middle of its rounds. */
export function rateOf({ name }: Pick<Side, 'name'>, bursts: readonly Burst[]): string {
  const rate = median(bursts.map((burst) => burst.rate));
  return `${Math.round(rate).toLocaleString('en')}/s ${name}`;
}
