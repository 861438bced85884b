import type { Connections, Database } from './database';
import { codeOf, Unavailable } from './failures';
import { applied, isComplete, migrate } from './migrate';
import { openPostgres, type PostgresOptions } from './drivers/postgres';
import { openSqlite } from './drivers/sqlite';
import { observed, type FailureKind } from './observed';
import { WriteQueue } from './write-queue';

/** Which database to open. */
export type DatabaseConfig =
  | { readonly dialect: 'sqlite'; readonly path: string }
  | ({ readonly dialect: 'postgres' } & PostgresOptions);

/**
 * Opens a database and brings it up to this version.
 * @param failed is told of what the open database cannot do.
 * @throws Error that says in one line why the database that `DATABASE_URL` names
 * cannot be used; nothing stays open then.
 */
export async function connect(
  config: DatabaseConfig,
  failed?: (kind: FailureKind) => void,
): Promise<Database> {
  const opened = await openMigrated(config).catch((cause: unknown) => {
    throw new Error(`DATABASE_URL names ${nameOf(config)}, which ${complaint(cause)}`, { cause });
  });
  const connections = failed ? observed(opened, failed) : opened;
  const { dialect, read, replica, watch } = connections;
  const writes = new WriteQueue(connections.transact);
  return {
    reader: { dialect, query: read },
    replica: replica && { dialect, query: replica },
    writes,
    watch,
    ready: async () => {
      if (!isComplete(await applied({ query: read })))
        throw new Unavailable('The database lacks tables of this version.');
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

async function openMigrated(config: DatabaseConfig): Promise<Connections> {
  const connections = await open(config);
  try {
    await migrate(connections.migrating);
    return connections;
  } catch (error) {
    await connections.close().catch(() => undefined);
    throw error;
  }
}

/** What is wrong with it, in a few words. */
function complaint(error: unknown): string {
  const code = codeOf(error as Error);
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return 'is no SQLite database, or a damaged one.';
  if (/^(SQLITE_(CANTOPEN|READONLY)|E[A-Z]+$)/.test(code)) return `cannot be opened (${code}).`;
  return `cannot be used: ${(error as Error).message}`;
}

/** For people, and without a password. */
function nameOf(config: DatabaseConfig): string {
  return config.dialect === 'sqlite' ? config.path : `PostgreSQL at ${new URL(config.url).host}`;
}

function open(config: DatabaseConfig): Connections | Promise<Connections> {
  return config.dialect === 'sqlite' ? openSqlite(config.path) : openPostgres(config);
}
