import { median, type Finding } from '../table';
import type { Figures } from './measure';
import type { Stage, Traffic } from './stage';

/** A layout in a setting: a burst in each round, and what it takes on the disk. */
export interface Measured extends Pick<Stage, 'name' | 'title'> {
  readonly rounds: readonly Figures[];
  /** For an append of a batch. */
  readonly written: Traffic | undefined;
  /** For a page. */
  readonly read: Traffic | undefined;
  /** Bytes of the database as it was filled. */
  readonly size: number;
}

const KINDS = ['batched', 'alone', 'page'] as const;

export const COLUMNS = [
  'layout',
  ...['append of 16', 'append alone', 'page of 50'].flatMap((kind) => [kind, 'processor', 'ratio']),
  'append writes',
  'page reads',
  'file',
  '',
];

/** Medians, and the ratio of each round's work to that of the first layout: less is better. */
export function findings(setting: string, measured: readonly Measured[]): Finding[] {
  const first = measured[0]!;
  return measured.map((layout) => ({
    name: layout.name,
    title: `${setting}: ${layout.title}`,
    figures: [
      ...KINDS.flatMap((kind) => costs(kind, layout, first)),
      amount(layout.written?.written, layout.written?.writes),
      amount(layout.read?.read, layout.read?.reads),
      `${(layout.size / 1_048_576).toFixed(0)} MB`,
    ],
    met: undefined,
  }));
}

function costs(kind: (typeof KINDS)[number], { rounds }: Measured, first: Measured): string[] {
  const middle = (of: 'time' | 'work') =>
    `${median(rounds.map((round) => round[kind][of])).toFixed(0)} µs`;
  const ratios = rounds.map((round, i) => round[kind].work / first.rounds[i]![kind].work);
  const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  const ratio = rounds === first.rounds ? '' : `${median(ratios).toFixed(2)} (${range})`;
  return [middle('time'), middle('work'), ratio];
}

/** As `134 KB in 55`. */
function amount(bytes: number | undefined, calls: number | undefined): string {
  if (bytes === undefined) return '';
  const size = `${(bytes / 1_024).toPrecision(3)} KB`;
  return calls === undefined ? size : `${size} in ${calls.toFixed(0)}`;
}
