import type { Column } from '../models/columns';
import type { Table } from '../models/table';
import { storedTime, type Dialect } from './dialect';

/** Rows as one JSON text, each of them an array of the values of these columns. */
export function rowsAsJson(
  { columns }: Table,
  names: readonly string[],
  rows: readonly object[],
): string {
  return JSON.stringify(
    rows.map((row) => names.map((name) => plain((row as Row)[name], columns[name]!))),
  );
}

/** The values of such an array, `e.value`, as values of those columns. */
export function elements({ columns }: Table, names: readonly string[], dialect: Dialect): string[] {
  return names.map((name, i) => dialect.fromText(`e.value ->> ${i}`, columns[name]!.kind));
}

type Row = Readonly<Record<string, unknown>>;

/** A value as JSON text can carry it into any column. */
function plain(value: unknown, { kind }: Column<unknown, unknown>): unknown {
  if (value === null) return null;
  if (kind === 'time') return storedTime((value as Date).toISOString());
  return kind === 'json' ? JSON.stringify(value) : value;
}
