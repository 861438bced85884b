import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Sequelize } from 'sequelize';
import sqlite3 from 'sqlite3';
import type { Connections } from '../database';
import { sqlite } from '../queries/dialect';
import { sameFile } from './same-file';
import { clearErased } from './sqlite-erasure';
import { BUSY_TIMEOUT, patiently } from './sqlite-lock';
import { prepareOn } from './sqlite-statements';
import { watchFile } from './sqlite-watch';
import { transacting, type Connection } from './sqlite-transaction';
import type { Query } from '../query';

/** Connections that read side by side; each runs one statement at a time. */
const READERS = 3;
/** Milliseconds after which a file that was busy is tried again. */
const AGAIN = 20;

/**
 * Opens a SQLite file: one connection that writes and stays open, and others
 * beside it that only read, so that no reader sees what is not committed.
 */
export async function openSqlite(path: string): Promise<Connections> {
  await mkdir(dirname(path), { recursive: true });
  const open: Connection[] = [];
  /** Closes the last opened first, but for the first ones that are kept. */
  const close = async (kept = 0) => {
    for (const { statements, sequelize } of open.splice(kept).reverse()) {
      await statements.close();
      await sequelize.close();
    }
  };
  try {
    open.push(await connect(path, CREATE, WRITER));
    while (open.length <= READERS) open.push(await connect(path, 0, READER));
  } catch (error) {
    await close();
    throw error;
  }

  const [writer, ...readers] = open as [Connection, ...Connection[]];
  let turn = 0;
  const read: Query = (sql, bind) => {
    turn = (turn + 1) % readers.length;
    return readers[turn]!.statements.query(sql, bind);
  };
  const inPlace = sameFile(path);
  const transact = transacting(writer, inPlace);
  return {
    dialect: sqlite,
    read,
    transact,
    migrating: transact,
    watch: (heard) => watchFile(readers[0]!.statements.query, heard),
    writable: () => Promise.resolve().then(inPlace),
    clearErased: async (begin) => {
      await close(1);
      await clearErased(writer.statements.query, begin);
    },
    close: () => close(),
  };
}

const CREATE = sqlite3.OPEN_CREATE;

/** How the writer waits for its lock is told in `sqlite-lock.ts`. */
const WRITER = [
  'busy_timeout = 0',
  'journal_mode = WAL',
  'synchronous = FULL',
  'secure_delete = ON',
];
const READER = [`busy_timeout = ${BUSY_TIMEOUT}`, 'query_only = ON'];

/** Opens one connection, which then stays open. Where it fails Sequelize has nothing to close. */
async function connect(path: string, mode: number, settings: string[]): Promise<Connection> {
  const sequelize = new Sequelize({
    dialect: 'sqlite',
    storage: path,
    dialectModule: sqlite3,
    dialectOptions: { mode: sqlite3.OPEN_READWRITE | mode },
    logging: false,
    retry: { max: 0 },
  });
  // SQLite does not wait where two processes make a file a WAL database at the
  // same time: it tells one of them at once that the file is busy.
  for (const setting of ['foreign_keys = ON', ...settings])
    await patiently(
      () => sequelize.query(`PRAGMA ${setting}`),
      () => wait(AGAIN),
    );
  return { sequelize, statements: await prepareOn(sequelize) };
}
