import type { Connections, Database } from './database';
import { Unavailable } from './failures';
import { applied, migrate } from './migrate';
import { migrations } from './migrations';
import { openPostgres, type PostgresOptions } from './postgres';
import { openSqlite } from './sqlite';
import { WriteQueue } from './write-queue';

/** Which database to open. */
export type DatabaseConfig =
  | { readonly dialect: 'sqlite'; readonly path: string }
  | ({ readonly dialect: 'postgres' } & PostgresOptions);

/**
 * Opens a database and brings it up to this version.
 * @throws when it cannot be opened, read or migrated; nothing stays open then.
 */
export async function connect(config: DatabaseConfig): Promise<Database> {
  const connections = await open(config);
  try {
    await migrate(connections.migrating);
  } catch (error) {
    await connections.close().catch(() => undefined);
    throw error;
  }
  const writes = new WriteQueue(connections.transact);
  return {
    dialect: connections.dialect,
    read: connections.read,
    replica: connections.replica,
    writes,
    ready: async () => {
      const names = new Set((await applied({ query: connections.read })).map((row) => row.name));
      if (!migrations.every((migration) => names.has(migration.name)))
        throw new Unavailable('The database lacks tables of this version.');
    },
    close: async () => {
      await writes.idle();
      await connections.close();
    },
  };
}

function open(config: DatabaseConfig): Connections | Promise<Connections> {
  return config.dialect === 'sqlite' ? openSqlite(config.path) : openPostgres(config);
}
