import type { Tx } from '../tx';
import type { RowOf, Table } from '../models/table';
import { elements, rowsAsJson } from './rows-as-json';
import { command } from './statement';

/**
 * Makes a statement that inserts rows of a table, which go to it as one JSON
 * text. Sequelize's `bulkCreate` builds an object a row and writes every value
 * into the SQL: for messages with their attachments that took longer than all
 * else about an append.
 */
export function insertRows<T extends Table>(table: T) {
  const columns = Object.keys(table.columns);
  const insert = command<{ rows: string }>(
    `insert ${table.name}`,
    ($, dialect) => `
      INSERT INTO ${table.name} (${columns.join(', ')})
      SELECT ${elements(table, columns, dialect).join(', ')} FROM ${dialect.eachOf($.rows)}`,
  );
  return async (tx: Pick<Tx, 'dialect' | 'run'>, rows: readonly RowOf<T>[]): Promise<void> => {
    if (rows.length > 0) await insert(tx, { rows: rowsAsJson(table, columns, rows) });
  };
}
