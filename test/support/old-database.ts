import { readConfig } from '../../src/config';
import { openPostgres } from '../../src/db/drivers/postgres';
import { openSqlite } from '../../src/db/drivers/sqlite';
import { MIGRATIONS_TABLE } from '../../src/db/migrate';
import * as first from '../../src/db/migrations/001-chats-and-messages';
import type { Tx } from '../../src/db/tx';

/** A value as the first version bound it. */
type Value = string | number | boolean | null;

/** A row of the first version, by its columns. */
export type OldRow = Readonly<Record<string, Value>>;

export interface OldRows {
  readonly chats: readonly OldRow[];
  readonly messages: readonly OldRow[];
  readonly message_attachments: readonly OldRow[];
}

/** Makes of an empty database one that the first version has left behind. */
export async function leaveOldDatabase(url: string, rows: OldRows): Promise<void> {
  const config = readConfig({ DATABASE_URL: url }).database;
  const connections = await (config.dialect === 'sqlite'
    ? openSqlite(config.path)
    : openPostgres(config));
  await connections.migrating(async (tx) => {
    await tx.run(`CREATE TABLE ${MIGRATIONS_TABLE} (name VARCHAR(255) NOT NULL PRIMARY KEY)`);
    await first.up(tx);
    await tx.run(`INSERT INTO ${MIGRATIONS_TABLE} (name) VALUES ($1)`, [first.name]);
    for (const table of ['chats', 'messages', 'message_attachments'] as const)
      for (const row of rows[table]) await insert(tx, table, row);
  });
  await connections.close();
}

async function insert(tx: Tx, table: string, row: OldRow): Promise<void> {
  const places = Object.keys(row).map((_, i) => `$${i + 1}`);
  const columns = Object.keys(row).join(', ');
  await tx.run(
    `INSERT INTO ${table} (${columns}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
}
