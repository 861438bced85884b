import { migrations } from './migrations';
import type { Tx } from './tx';

/** Which migration a server has to know to go on beside a newer one that it does not know. */
export const NEEDS_TABLE = 'schema_needs';

/** Makes the table where there is none; old versions had none. */
export async function keepNeeds({ run }: Pick<Tx, 'run'>): Promise<void> {
  await run(`
    CREATE TABLE IF NOT EXISTS ${NEEDS_TABLE} (
      name VARCHAR(255) NOT NULL PRIMARY KEY,
      needs VARCHAR(255) NOT NULL
    )`);
}

/**
 * The first of these migrations beside which a server of this version cannot go on: what it
 * reads may be elsewhere, and what it writes could be lost. Undefined where there is none.
 */
export async function breaking(
  { query }: Pick<Tx, 'query'>,
  names: ReadonlySet<string>,
): Promise<string | undefined> {
  const known = new Set(migrations.map(({ name }) => name));
  const newer = [...names].filter((name) => !known.has(name));
  if (newer.length === 0) return undefined; // nor need a database of an old version have the table
  const rows = await query<{ name: string; needs: string }>(
    `SELECT name, needs FROM ${NEEDS_TABLE}`,
  );
  const needs = new Map(rows.map((row) => [row.name, row.needs]));
  return newer.find((name) => !known.has(needs.get(name) ?? name));
}
