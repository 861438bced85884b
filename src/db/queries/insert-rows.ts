import type { RowOf, Table } from '../models/table';
import { elements, rowsAsJson } from './rows-as-json';
import { statement, type On } from './statement';

/**
 * Makes a statement that inserts rows of a table, which go to it as one JSON
 * text. Sequelize's `bulkCreate` builds an object a row and writes every value
 * into the SQL: for messages with their attachments that took longer than all
 * else about an append.
 */
export function insertRows<T extends Table>(table: T) {
  const columns = Object.keys(table.columns);
  const insert = statement<{ rows: string }, never>(
    `insert ${table.name}`,
    ($, dialect) => `
      INSERT INTO ${table.name} (${columns.join(', ')})
      SELECT ${elements(table, columns, dialect).join(', ')} FROM ${dialect.eachOf($.rows)}`,
  );
  return async (on: On, rows: readonly RowOf<T>[]): Promise<void> => {
    if (rows.length > 0) await insert(on, { rows: rowsAsJson(table, columns, rows) });
  };
}
