import type { Batching } from './batch';
import type { Connections, Database } from './database';
import { Outdated, Unavailable } from './failures';
import { applied, isComplete, migrate, type Migrated } from './migrate';
import { breaking } from './newer';
import { noticingNewer } from './noticing-newer';
import { openPostgres, type PostgresOptions } from './drivers/postgres';
import { openSqlite } from './drivers/sqlite';
import { observed, type FailureKind } from './observed';
import { unusable } from './unusable';
import { WriteQueue } from './write-queue';

/** Which database to open. */
export type DatabaseConfig =
  | { readonly dialect: 'sqlite'; readonly path: string }
  | ({
      readonly dialect: 'postgres';
      /** Whose writes a transaction holds. */
      readonly batching?: Batching | undefined;
    } & PostgresOptions);

/** What to tell of a database. */
export interface Told {
  /** What the open database cannot do. */
  readonly failed?: ((kind: FailureKind) => void) | undefined;
  readonly migrated?: Migrated;
}

/**
 * Opens a database and brings it up to this version.
 * @throws Error that says in one line why the database that `DATABASE_URL` names
 * cannot be used; nothing stays open then.
 */
export async function connect(
  config: DatabaseConfig,
  { failed, migrated }: Told = {},
): Promise<Database> {
  const opened = await openMigrated(config, migrated)
    .then(noticingNewer)
    .catch((cause: unknown) => {
      throw unusable(config, cause);
    });
  const connections = failed ? observed(opened, failed) : opened;
  const { dialect, read, replica, watch } = connections;
  const batching = config.dialect === 'postgres' ? config.batching : 'all';
  const writes = new WriteQueue(connections.transact, batching);
  return {
    reader: { dialect, query: read },
    replica: replica && { dialect, query: replica },
    writes,
    watch,
    ready: async () => {
      const names = await applied({ query: read });
      const newer = await breaking({ query: read }, names);
      if (newer !== undefined) throw new Outdated(newer);
      if (!isComplete(names)) throw new Unavailable('The database lacks tables of this version.');
      await connections.writable();
    },
    clearErased: async (begin) => {
      await writes.idle();
      await connections.clearErased?.(begin);
    },
    close: async () => {
      await writes.idle();
      await connections.close();
    },
  };
}

async function openMigrated(config: DatabaseConfig, migrated?: Migrated): Promise<Connections> {
  const connections = await open(config);
  try {
    await migrate(connections.migrating, migrated);
    return connections;
  } catch (error) {
    await connections.close().catch(() => undefined);
    throw error;
  }
}

function open(config: DatabaseConfig): Connections | Promise<Connections> {
  return config.dialect === 'sqlite' ? openSqlite(config.path) : openPostgres(config);
}
