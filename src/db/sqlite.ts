import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { QueryTypes, Sequelize } from 'sequelize';
import sqlite3 from 'sqlite3';
import { defineModels } from '../models';
import type { Connections } from './database';
import type { Query, Transact, Tx } from './tx';
import { sqlite } from './dialect';
import { failure } from './failures';

/** Connections that read side by side; each runs one statement at a time. */
const READERS = 3;
/** How long a statement waits for another process to release its lock, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens a SQLite file: one connection that writes and stays open, and others
 * beside it that only read, so that no reader sees what is not committed.
 */
export async function openSqlite(path: string): Promise<Connections> {
  await mkdir(dirname(path), { recursive: true });
  const writer = connection(path, sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE);
  const readers: Sequelize[] = [];
  const close = async () => {
    await Promise.all(readers.map((reader) => reader.close()));
    await writer.close();
  };
  try {
    await pragmas(writer, ['journal_mode = WAL', 'synchronous = FULL']);
    for (let i = 0; i < READERS; i += 1) {
      readers.push(connection(path, sqlite3.OPEN_READWRITE));
      await pragmas(readers[i]!, ['query_only = ON']);
    }
  } catch (error) {
    // Sequelize never closes a connection whose file could not be opened: nobody may wait for it.
    void close().catch(() => undefined);
    throw error;
  }

  const tx: Tx = {
    dialect: sqlite,
    models: defineModels(writer),
    query: querying(writer),
    run: async (sql, bind = []) => {
      await writer.query(sql, { bind: [...bind] });
    },
    options: {},
  };
  let turn = 0;
  const read: Query = (sql, bind) => querying(readers[(turn = (turn + 1) % READERS)]!)(sql, bind);
  const transact: Transact = async (work) => {
    try {
      await writer.query('BEGIN IMMEDIATE');
      try {
        const result = await work(tx);
        await writer.query('COMMIT');
        return result;
      } catch (error) {
        // SQLite may have rolled back by itself, and then says that there is no transaction.
        await writer.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    } catch (error) {
      throw failure(error);
    }
  };
  return {
    dialect: sqlite,
    read,
    transact,
    migrating: transact,
    close,
  };
}

function connection(path: string, mode: number): Sequelize {
  return new Sequelize({
    dialect: 'sqlite',
    storage: path,
    dialectModule: sqlite3,
    dialectOptions: { mode },
    logging: false,
    retry: { max: 0 },
  });
}

async function pragmas(sequelize: Sequelize, settings: readonly string[]): Promise<void> {
  for (const setting of [`busy_timeout = ${BUSY_TIMEOUT}`, 'foreign_keys = ON', ...settings])
    await sequelize.query(`PRAGMA ${setting}`);
}

function querying(sequelize: Sequelize): Query {
  return async <Row extends object>(sql: string, bind: readonly unknown[] = []) => {
    try {
      return await sequelize.query<Row>(sql, {
        bind: [...bind],
        type: QueryTypes.SELECT,
        raw: true,
      });
    } catch (error) {
      throw failure(error);
    }
  };
}
