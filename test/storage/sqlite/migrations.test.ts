import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connections } from '../../../src/db/database';
import { applied, migrate } from '../../../src/db/migrate';
import { migrations } from '../../../src/db/migrations';
import { openSqlite } from '../../../src/db/drivers/sqlite';

let folder: string;
let connections: Connections;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aldar-kose-'));
  connections = await openSqlite(join(folder, 'app.db'));
});

afterEach(async () => {
  await connections.close();
  await rm(folder, { recursive: true });
});

it('A migration that is broken off has not begun.', async () => {
  const { read, transact } = connections;
  const brokenOff = migrate((work) =>
    transact(async (tx) => {
      await work(tx);
      throw new Error('The power is gone.');
    }),
  );
  await expect(brokenOff).rejects.toThrow('The power is gone.');
  expect(await read('SELECT name FROM sqlite_master')).toEqual([]);

  await migrate(transact);
  const names = [...(await applied({ query: read }))];
  expect(names).toEqual(migrations.map(({ name }) => name));
});

it('Every table of rows is kept in the order of its key, but for the long rows of messages.', async () => {
  await migrate(connections.transact);
  const tables = await connections.read<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'schema@_%' ESCAPE '@'",
  );
  expect(tables.map(({ name }) => name).sort()).toEqual([
    'chats',
    'deletions',
    'live_messages',
    'messages',
    'owners',
  ]);
  for (const { sql } of tables) expect(sql).toMatch(/PRIMARY KEY \(owner, |owner .* PRIMARY KEY,/);
  const unordered = tables.filter(({ sql }) => !sql.endsWith('WITHOUT ROWID'));
  expect(unordered.map(({ name }) => name)).toEqual(['messages']);
});
