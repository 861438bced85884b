/** What a table is filled with: an expression in SQL for each column. */
export type Columns = Readonly<Record<string, string>>;

/**
 * `INSERT … SELECT …` of those columns that the table has: a schema of another
 * time may lack some of them.
 * @param source what follows the list of expressions.
 */
export function insert(
  table: string,
  columns: Columns,
  present: ReadonlySet<string>,
  source: string,
): string {
  const used = Object.entries(columns).filter(([name]) => present.has(name));
  const names = used.map(([name]) => name).join(', ');
  const expressions = used.map(([, expression]) => expression).join(', ');
  return `INSERT INTO ${table} (${names}) SELECT ${expressions} ${source}`;
}
