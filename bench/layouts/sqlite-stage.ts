import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { connect } from '../../src/db/connect';
import { fill, type Filling } from '../fill';
import type { Progress } from '../progress';
import { inRow } from './keeping';
import type { SqliteLayout } from './sqlite-layouts';
import type { Stage } from './stage';

const unchanged = (sql: string) => sql;

/** A file in this layout, filled. */
export async function sqliteStage(
  directory: string,
  layout: SqliteLayout,
  filling: Filling,
  progress: Progress,
): Promise<Stage> {
  const { name, title, keeping = inRow } = layout;
  const path = join(directory, `${name}.db`);
  await changedSchema(join(directory, 'schema.db'), path, layout);
  await fill(path, filling, progress);
  const database = await connect({ dialect: 'sqlite', path });
  return {
    name,
    title,
    database,
    keeping,
    work: () => {
      const { user, system } = process.cpuUsage(); // SQLite is part of the process
      return Promise.resolve(user + system);
    },
    traffic: async (doing) => {
      const before = await counters();
      await doing();
      const after = await counters();
      if (!before || !after) return undefined;
      const more = (name: string) => after[name]! - before[name]!;
      return {
        written: more('wchar'),
        writes: more('syscw'),
        read: more('rchar'),
        reads: more('syscr'),
      };
    },
    size: async () => {
      await database.reader.query('PRAGMA wal_checkpoint(TRUNCATE)');
      return (await stat(path)).size;
    },
  };
}

/** What Linux tells of this process, SQLite's temporary files included (proc(5)). */
async function counters(): Promise<Readonly<Record<string, number>> | undefined> {
  const text = await readFile('/proc/self/io', 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const pairs = text.split('\n').map((line) => line.split(': '));
  return Object.fromEntries(pairs.map(([name, value]) => [name!, Number(value)]));
}

/** Makes an empty file with the tables of this version, changed. */
async function changedSchema(
  original: string,
  path: string,
  { change = unchanged, pageSize = 4_096, added }: SqliteLayout,
): Promise<void> {
  const migrated = await connect({ dialect: 'sqlite', path: original });
  const { query } = migrated.reader;
  const schema = await query<{ sql: string }>(
    'SELECT sql FROM sqlite_master WHERE sql IS NOT NULL',
  );
  const names = await query<{ name: string }>('SELECT name FROM schema_migrations');
  await migrated.close();
  const changed = schema.map(({ sql }) => change(sql.trim()));
  if (change !== unchanged && changed.every((sql, i) => sql === schema[i]!.sql.trim()))
    throw new Error(`${path}: the tables are no longer what this layout changes.`);
  const statements = [
    `PRAGMA page_size = ${pageSize}`,
    ...[...changed, added].filter((sql) => sql !== undefined),
    ...names.map(({ name }) => `INSERT INTO schema_migrations VALUES ('${name}')`),
  ];
  await new Promise<void>((resolve, reject) => {
    const database = new sqlite3.Database(path);
    database.exec(statements.join(';\n'), (error) => {
      database.close((unclosed) => ((error ?? unclosed) ? reject(error ?? unclosed!) : resolve()));
    });
  });
}
