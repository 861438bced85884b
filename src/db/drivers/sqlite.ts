import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Connections } from '../database';
import { sqlite } from '../queries/dialect';
import { sameFile } from './same-file';
import { CREATE, openConnection, READER, WRITER, type Connection } from './sqlite-connection';
import { clearErased } from './sqlite-erasure';
import { watchFile } from './sqlite-watch';
import { transacting } from './sqlite-transaction';
import type { Query } from '../query';

/** Connections that read side by side; each runs one statement at a time. */
const READERS = 3;

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
    open.push(await openConnection(path, WRITER, CREATE));
    while (open.length <= READERS) open.push(await openConnection(path, READER));
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
