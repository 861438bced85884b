import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { readConfig } from '../../src/config';
import { connect } from '../../src/db/connect';

/** What operators run. */
const SCRIPT = join(__dirname, '..', '..', 'scripts', 'partition-by-owner.sql');

/** How many partitions the script makes of each table. */
export const PARTITIONS = 16;

/** Makes of an empty database of PostgreSQL one of this version whose tables are partitioned. */
export async function makePartitioned(url: string): Promise<void> {
  const database = await connect(readConfig({ DATABASE_URL: url }).database);
  await database.close();
  await partition(url);
}

/** Partitions the tables of a database that is migrated. */
export async function partition(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(await readFile(SCRIPT, 'utf8'));
  } finally {
    await client.end();
  }
}
