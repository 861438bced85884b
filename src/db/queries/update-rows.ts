import type { Key } from '../models/columns';
import type { Tx } from '../tx';
import type { RowOf, Table } from '../models/table';
import { ofOwners, type OfOwners } from './of-owners';
import { elements, rowsAsJson } from './rows-as-json';
import { command } from './statement';

/**
 * Makes a statement that gives rows, found by their keys, new values in some of their columns.
 * @param grown those of them to whose text the new one is added.
 */
export function updateRows<T extends Table, Name extends keyof RowOf<T> & string>(
  title: string,
  table: T,
  changed: readonly Name[],
  grown: readonly Name[] = [],
) {
  const keys = Object.keys(table.columns).filter(
    (name) => table.columns[name]!.attribute.primaryKey === true,
  );
  const columns = [...keys, ...changed];
  const update = command<OfOwners & { rows: string }>(title, ($, dialect) => {
    const values = elements(table, columns, dialect);
    const found = keys.map((key, i) => `${table.name}.${key} = ${values[i]!}`);
    const set = changed.map((name, i) => {
      const value = values[keys.length + i]!;
      return `${name} = ${grown.includes(name) ? `${table.name}.${name} || (${value})` : value}`;
    });
    return `
      UPDATE ${table.name} SET ${set.join(', ')}
      FROM ${dialect.eachOfSome($.rows, $.count)} WHERE ${found.join(' AND ')}
        ${dialect.ofOwners(`${table.name}.owner`, $.owners, $.first)}`;
  });
  return async (tx: Pick<Tx, 'dialect' | 'run'>, rows: readonly Row<T, Name>[]): Promise<void> => {
    if (rows.length === 0) return;
    const owners = rows.map((row) => (row as { owner: string }).owner);
    await update(tx, { rows: rowsAsJson(table, columns, rows), ...ofOwners(owners) });
  };
}

type Row<T extends Table, Name extends keyof RowOf<T>> = Key<T['columns']> & Pick<RowOf<T>, Name>;
