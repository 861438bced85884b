import type { Transact, Tx } from './tx';
import { migrations } from './migrations';
import { breaking, keepNeeds, NEEDS_TABLE } from './newer';

/** Where the applied migrations are listed. */
export const MIGRATIONS_TABLE = 'schema_migrations';

/** Told of each migration that has run, before all of them are committed together. */
export type Migrated = (name: string, milliseconds: number) => void;

/**
 * Applies the migrations that the database lacks, all in one transaction that
 * no other process can be in at the same time: killed midway, it has not begun.
 */
export async function migrate(
  transact: Transact,
  migrated: Migrated = () => undefined,
): Promise<void> {
  await transact(async (tx) => {
    if (tx.dialect.migrationLock) await tx.run(tx.dialect.migrationLock);
    await tx.run(
      `CREATE TABLE IF NOT EXISTS ${MIGRATIONS_TABLE} (name VARCHAR(255) NOT NULL PRIMARY KEY)`,
    );
    await keepNeeds(tx);
    const names = await applied(tx);
    await refuseNewer(tx, names);
    if (isComplete(names)) return;
    // Its command line is most of it, 9 MB and 100 ms that a database in order need not wait for.
    const { Umzug } = await import('umzug');
    await new Umzug<Tx>({
      context: tx,
      logger: undefined,
      migrations: migrations.map(({ name, up }) => ({
        name,
        up: async ({ context }) => {
          const begun = performance.now();
          await up(context, names);
          await context.query('SELECT 1 AS done'); // what it has only sent so far is waited for
          migrated(name, performance.now() - begun);
        },
      })),
      storage: {
        executed: () => Promise.resolve([...names]),
        logMigration: async ({ name }) => {
          await tx.run(`INSERT INTO ${MIGRATIONS_TABLE} (name) VALUES ($1)`, [name]);
          const needs = migrations.find((one) => one.name === name)?.needs;
          if (needs !== undefined)
            await tx.run(`INSERT INTO ${NEEDS_TABLE} (name, needs) VALUES ($1, $2)`, [name, needs]);
        },
        unlogMigration: () => Promise.reject(new Error('Migrations only go forward.')),
      },
    }).up();
  });
}

/**
 * For whoever changes no tables.
 * @throws Error that says which version the database needs, where it is not this one.
 */
export async function expectMigrated(on: Pick<Tx, 'query'>): Promise<void> {
  const names = await applied(on);
  await refuseNewer(on, names);
  const lacking = migrations.find(({ name }) => !names.has(name));
  if (lacking)
    throw new Error(
      `lacks the migration ${lacking.name}; a server of this version makes it at its start`,
    );
}

/** Whether these are all the migrations of this version. */
export function isComplete(names: ReadonlySet<string>): boolean {
  return migrations.every(({ name }) => names.has(name));
}

/** @throws Error where a newer version has made what this one cannot go on beside. */
async function refuseNewer(on: Pick<Tx, 'query'>, names: ReadonlySet<string>): Promise<void> {
  const newer = await breaking(on, names);
  if (newer !== undefined)
    throw new Error(
      `a newer version has migrated it (${newer}); start that version, or restore a backup`,
    );
}

/** The names of the migrations that a database has. */
export async function applied({ query }: Pick<Tx, 'query'>): Promise<ReadonlySet<string>> {
  const rows = await query<{ name: string }>(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY name`);
  return new Set(rows.map(({ name }) => name));
}
