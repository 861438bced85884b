import { median, type Finding } from '../table';
import { ASKED, type Asked } from './loads';

/** Microseconds for one request, of each kind. */
export type Costs = Readonly<Record<Asked, number>>;

/** A part of the server, and what it cost in each round. */
export interface Row {
  readonly name: string;
  readonly rounds: readonly Costs[];
}

const OF_EACH = ['added', 'range'];
export const COLUMNS = ['layer', 'GET /health', ...OF_EACH, 'GET of 20 chats', ...OF_EACH, ''];

/**
 * Medians, and what each row adds to the one above: the difference of each
 * round's pair, because what both felt alike is not in it.
 */
export function toFindings(rows: readonly Row[]): Finding[] {
  return rows.map(({ name, rounds }, i) => {
    const above = rows[i - 1]?.rounds;
    const figures = ASKED.flatMap((asked) => {
      const costs = rounds.map((round) => round[asked]);
      const cost = `${median(costs).toFixed(1)} µs`;
      if (!above) return [cost, '', ''];
      const added = costs.map((own, round) => own - above[round]![asked]);
      const range = `${Math.min(...added).toFixed(1)} to ${Math.max(...added).toFixed(1)}`;
      return [cost, median(added).toFixed(1), range];
    });
    return { name, title: name, figures, met: undefined };
  });
}
