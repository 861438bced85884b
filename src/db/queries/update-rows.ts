import type { Key } from '../models/columns';
import type { Tx } from '../tx';
import type { RowOf, Table } from '../models/table';
import { elements, rowsAsJson } from './rows-as-json';
import { command } from './statement';

/** Makes a statement that gives rows, found by their keys, new values in some of their columns. */
export function updateRows<T extends Table, Name extends keyof RowOf<T> & string>(
  title: string,
  table: T,
  changed: readonly Name[],
) {
  const keys = Object.keys(table.columns).filter(
    (name) => table.columns[name]!.attribute.primaryKey === true,
  );
  const columns = [...keys, ...changed];
  const update = command<{ rows: string }>(title, ($, dialect) => {
    const values = elements(table, columns, dialect);
    const of = (names: readonly string[], first: number, glue: string) =>
      names.map((name, i) => `${name} = ${values[first + i]!}`).join(glue);
    return `
      UPDATE ${table.name} SET ${of(changed, keys.length, ', ')}
      FROM ${dialect.eachOf($.rows)} WHERE ${of(
        keys.map((key) => `${table.name}.${key}`),
        0,
        ' AND ',
      )}`;
  });
  return async (tx: Pick<Tx, 'dialect' | 'run'>, rows: readonly Row<T, Name>[]): Promise<void> => {
    if (rows.length > 0) await update(tx, { rows: rowsAsJson(table, columns, rows) });
  };
}

type Row<T extends Table, Name extends keyof RowOf<T>> = Key<T['columns']> & Pick<RowOf<T>, Name>;
