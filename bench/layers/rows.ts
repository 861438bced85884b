import { median, type Finding } from '../table';
import { ASKED, type Asked } from './loads';

/** Microseconds for one request, of each kind. */
export type Costs = Readonly<Record<Asked, number>>;

/** A part of the server, and what it cost in each round. */
export interface Row {
  readonly name: string;
  readonly rounds: readonly Costs[];
}

const OF_EACH = ['added', 'middle half'];
export const COLUMNS = ['layer', 'GET /health', ...OF_EACH, 'GET of 20 chats', ...OF_EACH, ''];

/**
 * Medians, and what each row adds to the one above: the difference of each
 * round's pair, because what both felt alike is not in it. Of the differences
 * the middle half is told: among many short rounds some are always far out.
 */
export function toFindings(rows: readonly Row[]): Finding[] {
  return rows.map(({ name, rounds }, i) => {
    const above = rows[i - 1]?.rounds;
    const figures = ASKED.flatMap((asked) => {
      const costs = rounds.map((round) => round[asked]);
      const cost = `${median(costs).toFixed(1)} µs`;
      if (!above) return [cost, '', ''];
      const added = costs.map((own, round) => own - above[round]![asked]);
      const [low, high] = [quantile(added, 0.25), quantile(added, 0.75)];
      return [cost, median(added).toFixed(1), `${low.toFixed(1)} to ${high.toFixed(1)}`];
    });
    return { name, title: name, figures, met: undefined };
  });
}

/** @param part of the values that lie below it; between two of them it is in proportion. */
function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.ceil(place)]!];
  return low + (place - below) * (high - low);
}
