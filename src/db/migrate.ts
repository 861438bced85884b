import { Umzug } from 'umzug';
import type { Transact, Tx } from './tx';
import { migrations } from './migrations';

/** Where the applied migrations are listed. */
export const MIGRATIONS_TABLE = 'schema_migrations';

/**
 * Applies the migrations that the database lacks, all in one transaction that
 * no other process can be in at the same time: killed midway, it has not begun.
 */
export async function migrate(transact: Transact): Promise<void> {
  await transact(async (tx) => {
    if (tx.dialect.migrationLock) await tx.run(tx.dialect.migrationLock);
    await tx.run(
      `CREATE TABLE IF NOT EXISTS ${MIGRATIONS_TABLE} (name VARCHAR(255) NOT NULL PRIMARY KEY)`,
    );
    await refuseNewer(tx);
    await new Umzug<Tx>({
      context: tx,
      logger: undefined,
      migrations: migrations.map(({ name, up }) => ({
        name,
        up: ({ context }) => up(context),
      })),
      storage: {
        executed: async () => (await applied(tx)).map((row) => row.name),
        logMigration: async ({ name }) => {
          await tx.run(`INSERT INTO ${MIGRATIONS_TABLE} (name) VALUES ($1)`, [name]);
        },
        unlogMigration: () => Promise.reject(new Error('Migrations only go forward.')),
      },
    }).up();
  });
}

/** A newer version may keep things elsewhere: what this one wrote could be lost to it. */
async function refuseNewer(tx: Tx): Promise<void> {
  const known = new Set(migrations.map(({ name }) => name));
  const newer = (await applied(tx)).find(({ name }) => !known.has(name));
  if (newer)
    throw new Error(
      `a newer version has migrated it (${newer.name}); start that version, or restore a backup`,
    );
}

/** The names of the migrations that a database has. */
export function applied({ query }: Pick<Tx, 'query'>): Promise<{ name: string }[]> {
  return query(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY name`);
}
