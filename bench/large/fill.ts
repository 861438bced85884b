import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { readConfig } from '../../src/config';
import { connect } from '../../src/db/connect';
import { chats } from '../../src/db/models/chat';
import { deletions } from '../../src/db/models/deletion';
import { messages } from '../../src/db/models/message';
import { owners } from '../../src/db/models/owner';
import type { Table } from '../../src/db/models/table';
import { history, type History } from './history';
import { takeAway, TABLES } from './indexes';
import type { Amounts } from './plan';

/** What is to be made, and how. */
export interface Filling extends Amounts {
  readonly seed: number;
  /** Throws away what the database holds. */
  readonly replace?: boolean;
  /** Keeps indexes while rows come, as a history that grows does; else they are made afterwards, which is faster. */
  readonly indexed?: boolean;
}

/** How far it has come. */
export interface Filled {
  readonly doing: string;
  readonly messages: number;
  readonly bytes: number;
}

/** That the database holds something already. */
export class NotEmpty extends Error {}

/**
 * Fills a PostgreSQL database of this version, which it makes of an empty one, in one transaction:
 * broken off, it has not begun.
 * @returns what was made, in rows and bytes.
 * @throws NotEmpty
 */
export async function fillLarge(
  url: string,
  filling: Filling,
  progress: (filled: Filled) => void,
): Promise<History['made']> {
  const { database } = readConfig({ DATABASE_URL: url });
  if (database.dialect !== 'postgres') throw new Error('Only PostgreSQL is filled.');
  await (await connect(database)).close(); // it makes the tables
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(SETTINGS);
    await client.query('BEGIN');
    if (!filling.replace) await expectEmpty(client);
    const made = await load(client, filling, progress);
    await client.query('COMMIT');
    progress({ doing: 'VACUUM, ANALYZE', ...made });
    await client.query('VACUUM (ANALYZE)');
    return made;
  } finally {
    await client.end(); // what was not committed has not been
  }
}

/** It ends by itself when nobody waits for it any more. */
const SETTINGS = `
  SET statement_timeout = 0; SET client_connection_check_interval = '1s';
  SET maintenance_work_mem = '512MB'; SET synchronous_commit = off`;

async function expectEmpty(client: Client): Promise<void> {
  const { rows } = await client.query<{ some: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM chats) OR EXISTS (SELECT 1 FROM owners) AS some',
  );
  if (rows[0]!.some) throw new NotEmpty('The database holds chats.');
}

async function load(
  client: Client,
  filling: Filling,
  progress: (filled: Filled) => void,
): Promise<History['made']> {
  const rows = history(filling);
  const { made } = rows;
  const into = async (table: Table, lines: Iterable<Buffer>, doing: string) => {
    const names = Object.keys(table.columns).join(', ');
    // The tables are new in this transaction, and nobody needs to freeze their rows later.
    const copy = copyFrom(`COPY ${table.name} (${names}) FROM STDIN WITH (FREEZE)`);
    await pipeline(
      Readable.from(shown(lines, () => progress({ doing, ...made }))),
      client.query(copy),
    );
  };
  await client.query(`TRUNCATE ${TABLES.join(', ')}`);
  const away = await takeAway(client, filling.indexed ? 'references' : 'everything');
  await into(messages, rows.messages(), 'messages');
  await into(chats, rows.chats(), 'chats');
  await into(owners, rows.owners(), 'owners');
  await into(deletions, rows.deletions(), 'deletions');
  for (const [i, { name, make }] of away.entries()) {
    progress({ doing: `${i + 1} of ${away.length}: ${name}`, ...made });
    await client.query(make);
  }
  return made;
}

function* shown(lines: Iterable<Buffer>, show: () => void): Generator<Buffer> {
  for (const piece of lines) {
    show();
    yield piece;
  }
}
