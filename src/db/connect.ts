import type { Connections, Database } from './database';
import { Unavailable } from './failures';
import { applied, migrate } from './migrate';
import { migrations } from './migrations';
import { openSqlite } from './sqlite';
import { WriteQueue } from './write-queue';

/**
 * Opens the database that a `DATABASE_URL` names and brings it up to this version.
 * @throws when it cannot be opened, read or migrated; nothing stays open then.
 */
export async function connect(url: string): Promise<Database> {
  const connections = await open(url);
  try {
    await migrate(connections.transact);
  } catch (error) {
    await connections.close().catch(() => undefined);
    throw error;
  }
  const writes = new WriteQueue(connections.transact);
  return {
    dialect: connections.dialect,
    read: connections.read,
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

function open(url: string): Promise<Connections> {
  return openSqlite(sqlitePath(url));
}

/** `sqlite:<path>`, or SQLAlchemy's `sqlite:///<path>`, whose fourth slash begins an absolute path. */
export function sqlitePath(url: string): string {
  return url.replace(/^sqlite:(\/\/\/)?/, '');
}
