import * as pg from 'pg';
import { QueryTypes, type Sequelize, type Transaction } from 'sequelize';
import { failure, mayRepeat } from '../failures';
import { defineModels } from '../models';
import { postgres } from '../queries/dialect';
import type { Query } from '../query';
import type { Transact, Tx } from '../tx';
import type { Client } from './postgres-client';
import { Script } from './script';

/** How often a transaction is tried that lost a race against another server. */
const TRIES = 3;

/** Characters of statements that are sent together. */
const LONGEST = 4_000_000;

/** Transactions of the connection that writes, one at a time. */
export function transacting(sequelize: Sequelize): Transact {
  const models = defineModels(sequelize);
  const script = new Script(pg.escapeLiteral, LONGEST);
  let flush = nothing;
  sequelize.addHook('beforeQuery', () => flush()); // what a model reads or changes comes after it

  const begun = async <T>(work: (tx: Tx) => Promise<T>, transaction: Transaction): Promise<T> => {
    const query = querying(sequelize, transaction);
    flush = async () => {
      const statements = script.take();
      if (statements.length > 0) await send(transaction, statements.join(';\n'));
    };
    try {
      const result = await work({
        dialect: postgres,
        models,
        query,
        run: async (sql, bind = []) => {
          if (script.add(sql, bind)) return;
          await sequelize.query(sql, { bind: [...bind], transaction });
        },
        options: { transaction },
      });
      await flush();
      return result;
    } finally {
      flush = nothing;
      script.take(); // what is left of one that has failed
    }
  };

  return async (work) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await sequelize.transaction((transaction) => begun(work, transaction));
      } catch (error) {
        if (tries === TRIES || !mayRepeat(error)) throw failure(error);
      }
    }
  };
}

const nothing = () => Promise.resolve();

/**
 * Past Sequelize, which would look for the meaning of a query in its text, where
 * the texts of clients are.
 */
function send(transaction: Transaction, text: string): Promise<void> {
  const { connection } = transaction as unknown as { readonly connection: Client };
  return new Promise((resolve, reject) => {
    connection.query(text, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

/** @param transaction without one, any connection serves. */
export function querying(sequelize: Sequelize, transaction?: Transaction): Query {
  return async <Row extends object>(sql: string, bind: readonly unknown[] = []) => {
    try {
      return await sequelize.query<Row>(sql, {
        bind: [...bind],
        type: QueryTypes.SELECT,
        raw: true,
        ...(transaction && { transaction }),
      });
    } catch (error) {
      throw transaction ? error : failure(error);
    }
  };
}
