import '../../../src/db/backup';
import '../../../src/db/check/check';
import { postgres } from '../../../src/db/queries/dialect';
import { statements } from '../../../src/db/queries/statement';
import type { Touched } from './touched';

const titles = new Map([...statements.values()].map(({ title, text }) => [text(postgres), title]));

/** What a statement is called: by its title, or by how one of a model begins and what it looks for. */
export function titleOf(sql: string): string {
  const title = titles.get(sql);
  if (title !== undefined) return title;
  const [verb] = sql.split(' ');
  const [, table] = /(?:FROM|INTO|UPDATE) "(\w+)"/.exec(sql) ?? [];
  if (table === undefined) return 'of the driver';
  const [, where = ''] = /WHERE (.*)$/.exec(sql) ?? [];
  const columns = [...where.matchAll(/"(\w+)" =/g)].map(([, column]) => column);
  return `model: ${verb} ${table}${columns.length > 0 ? ` by ${columns.join(', ')}` : ''}`;
}

/** A line for each statement: the most that it has touched. */
export function tableOf(touched: readonly Touched[]): string {
  const most = new Map<string, Touched & { times: number }>();
  for (const one of touched) {
    const title = titleOf(one.sql);
    const before = most.get(title) ?? { ...one, times: 0 };
    const more = one.partitions.length > before.partitions.length ? one : before;
    const rows = Math.max(one.rows, before.rows);
    most.set(title, { ...more, rows, times: before.times + 1 });
  }
  const line = (...[name, ...values]: (string | number)[]) =>
    `${String(name).padEnd(50)}${values.map((value) => String(value).padStart(12)).join('')}`;
  return [
    line('statement', 'partitions', 'in the plan', 'most rows', 'times'),
    ...[...most]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([title, { partitions, planned, rows, times }]) =>
        line(title, partitions.length, planned, rows, times),
      ),
  ].join('\n');
}
