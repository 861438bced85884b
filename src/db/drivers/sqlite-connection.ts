import { setTimeout as wait } from 'node:timers/promises';
import { Sequelize } from 'sequelize';
import sqlite3 from 'sqlite3';
import { BUSY_TIMEOUT, patiently } from './sqlite-lock';
import { prepareOn, type Statements } from './sqlite-statements';

export interface Connection {
  readonly sequelize: Sequelize;
  readonly statements: Statements;
}

/** Milliseconds after which a file that was busy is tried again. */
const AGAIN = 20;

/** Makes the file where there is none. */
export const CREATE = sqlite3.OPEN_CREATE;

/** How the writer waits for its lock is told in `sqlite-lock.ts`. */
export const WRITER = [
  'busy_timeout = 0',
  'journal_mode = WAL',
  'synchronous = FULL',
  'secure_delete = ON',
];
const PATIENT = `busy_timeout = ${BUSY_TIMEOUT}`;
export const READER = [PATIENT, 'query_only = ON'];
/** Under `query_only` SQLite would write no other file either. */
export const COPIER = [PATIENT];

/** Opens one connection, which then stays open. Where it fails Sequelize has nothing to close. */
export async function openConnection(
  path: string,
  settings: readonly string[],
  mode = 0,
): Promise<Connection> {
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

/**
 * Lends one connection to a file that exists, beside whoever else has it open.
 * It may write, as the last one to leave a file has to move its log into it.
 */
export async function withConnection<T>(
  path: string,
  settings: readonly string[],
  work: (query: Statements['query']) => Promise<T>,
): Promise<T> {
  const { sequelize, statements } = await openConnection(path, settings);
  try {
    return await work(statements.query);
  } finally {
    await statements.close();
    await sequelize.close();
  }
}
