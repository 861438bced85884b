import { failure } from '../failures';
import { defineModels } from '../models';
import { sqlite } from '../queries/dialect';
import type { Transact, Tx } from '../tx';
import type { Connection } from './sqlite-connection';
import { WriteLock } from './sqlite-lock';
import { Script } from './sqlite-script';

/**
 * Transactions of the connection that writes, one at a time.
 * @param inPlace throws when the file is not where it was.
 */
export function transacting(
  { sequelize, statements: { query, exec } }: Connection,
  inPlace: () => void,
): Transact {
  const script = new Script();
  const lock = new WriteLock();
  const flush = async (...last: readonly string[]) => {
    const statements = [...script.take(), ...last];
    if (statements.length > 0) await exec(statements.join(';\n'));
  };
  sequelize.addHook('beforeQuery', () => flush()); // what a model reads or changes comes after it
  const tx: Tx = {
    dialect: sqlite,
    models: defineModels(sequelize),
    query: async (sql, bind) => {
      await flush();
      return query(sql, bind);
    },
    run: async (sql, bind = []) => {
      if (script.add(sql, bind)) return;
      await flush();
      await query(sql, bind);
    },
    options: {},
  };
  return async (work) => {
    try {
      inPlace();
      await lock.take(() => query('BEGIN IMMEDIATE'));
      try {
        const result = await work(tx);
        await flush('COMMIT');
        return result;
      } catch (error) {
        script.take();
        // SQLite may have rolled back by itself, and then says that there is no transaction.
        await query('ROLLBACK').catch(() => undefined);
        throw error;
      } finally {
        lock.released();
      }
    } catch (error) {
      throw failure(error);
    }
  };
}
