import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

/** Ends every connection to a PostgreSQL database; resolves when each has been told. */
export async function loseConnections(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`SELECT pg_terminate_backend(pid) ${OTHERS}`);
    while ((await client.query(`SELECT 1 ${OTHERS}`)).rowCount) await wait(5);
  } finally {
    await client.end();
  }
}

const OTHERS =
  'FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
