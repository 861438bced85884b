import type { DatabaseConfig } from './connect';
import { openPostgres } from './drivers/postgres';
import { READER, withConnection } from './drivers/sqlite-connection';
import { sqlite } from './queries/dialect';
import type { On } from './queries/statement';

/**
 * Lends a database as it is at one moment, to look at and not to change, for any time.
 * Servers go on; but SQLite's log grows, and PostgreSQL keeps old versions of rows, until
 * the look is over.
 */
export function withSnapshot<T>(config: DatabaseConfig, work: (on: On) => Promise<T>): Promise<T> {
  return config.dialect === 'sqlite' ? ofFile(config.path, work) : ofServer(config, work);
}

function ofFile<T>(path: string, work: (on: On) => Promise<T>): Promise<T> {
  return withConnection(path, READER, async (query) => {
    await query('BEGIN');
    try {
      return await work({ dialect: sqlite, query });
    } finally {
      await query('ROLLBACK').catch(() => undefined); // it ends with its connection
    }
  });
}

async function ofServer<T>(
  config: DatabaseConfig & { dialect: 'postgres' },
  work: (on: On) => Promise<T>,
): Promise<T> {
  const connections = openPostgres(config);
  try {
    return await connections.migrating(async (tx) => {
      await tx.run('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      return work(tx);
    });
  } finally {
    await connections.close();
  }
}
