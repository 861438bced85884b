import type { Column } from '../models/columns';
import type { RowOf, Table } from '../models/table';
import type { Dialect } from './dialect';
import { storedTime } from './dialect';
import { statement, type On, type Statement } from './statement';

/**
 * Makes a statement that inserts rows of a table, which go to it as one JSON
 * text. Sequelize's `bulkCreate` builds an object a row and writes every value
 * into the SQL: for messages with their attachments that took longer than all
 * else about an append.
 */
export function insertRows<T extends Table>(table: T) {
  const insert: Statement<{ rows: string }, never> = statement(
    `insert ${table.name}`,
    ($, dialect) => `
      INSERT INTO ${table.name} (${Object.keys(table.columns).join(', ')})
      SELECT ${elements(table, dialect).join(', ')} FROM ${dialect.eachOf($.rows)}`,
  );
  return async (on: On, rows: readonly RowOf<T>[]): Promise<void> => {
    if (rows.length > 0) await insert(on, { rows: asJson(table, rows) });
  };
}

/** The values of a row in a JSON array `e.value`, in the order of the table's columns. */
function elements({ columns }: Table, dialect: Dialect): string[] {
  return Object.values(columns).map(({ kind }, i) => dialect.fromText(`e.value ->> ${i}`, kind));
}

function asJson({ columns }: Table, rows: readonly object[]): string {
  const all = Object.entries(columns);
  return JSON.stringify(
    rows.map((row) => all.map(([name, column]) => plain((row as Row)[name], column))),
  );
}

type Row = Readonly<Record<string, unknown>>;

/** A value as JSON text can carry it into any column. */
function plain(value: unknown, { kind }: Column<unknown, unknown>): unknown {
  if (value === null) return null;
  if (kind === 'time') return storedTime((value as Date).toISOString());
  return kind === 'json' ? JSON.stringify(value) : value;
}
