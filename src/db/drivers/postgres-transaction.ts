import { Transaction, type Sequelize } from 'sequelize';
import { failure, mayRepeat } from '../failures';
import { defineModels } from '../models';
import { postgres } from '../queries/dialect';
import type { Transact, Tx } from '../tx';
import type { Client } from './postgres-client';
import { querying } from './postgres-query';

/** How often a transaction is tried that lost a race against another server. */
const TRIES = 3;

/**
 * Transactions of the connection that writes, one at a time. Statements that give
 * no rows are sent one behind the other, and waited for together; the values stay
 * apart from their texts, because PostgreSQL's log tells the texts of those that fail.
 * @param patience milliseconds to wait for the answer to one statement; 0 for any time.
 */
export function transacting(sequelize: Sequelize, patience: number): Transact {
  const models = defineModels(sequelize);
  const sent: Promise<void>[] = [];
  const settle = async () => {
    await Promise.all(sent.splice(0)); // they are answered in order, so the first error is the cause
  };
  sequelize.addHook('beforeQuery', settle); // what a model reads or changes comes after it

  const begun = async <T>(work: (tx: Tx) => Promise<T>, transaction: Transaction): Promise<T> => {
    try {
      const result = await work({
        dialect: postgres,
        models,
        query: querying(sequelize, transaction),
        run: (sql, bind = []) => {
          // Those before it have their time as well.
          const limit = patience * (sent.length + 1);
          const sending = send(connectionOf(transaction), sql, bind, limit);
          sending.catch(() => undefined); // it is told when they settle
          sent.push(sending);
          return Promise.resolve();
        },
        options: { transaction },
      });
      await settle();
      return result;
    } finally {
      sent.length = 0;
    }
  };

  return async (work) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await within(sequelize, patience, (transaction) => begun(work, transaction));
      } catch (error) {
        if (tries === TRIES || !mayRepeat(error)) throw failure(error);
      }
    }
  };
}

/**
 * Begins a transaction, and ends it with what comes of the work. Sequelize's own
 * way tells of every connection that is lost meanwhile on the console, where no
 * log belongs, with the server's words, which may quote a client's.
 */
async function within<T>(
  sequelize: Sequelize,
  patience: number,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const { connectionManager } = sequelize;
  const connection = (await connectionManager.getConnection({ type: 'write' })) as Client;
  const say = (text: string) => send(connection, text, [], patience);
  try {
    await say('BEGIN');
    const result = await work(Object.assign(new Transaction(sequelize, {}), { connection }));
    await say('COMMIT');
    connectionManager.releaseConnection(connection);
    return result;
  } catch (error) {
    await say('ROLLBACK')
      .then(() => connectionManager.releaseConnection(connection))
      .catch(() => connectionManager.destroyConnection(connection)) // nobody knows its state
      .catch(() => undefined);
    throw error;
  }
}

/** What Sequelize keeps in it has no type. */
function connectionOf(transaction: Transaction): Client {
  return (transaction as unknown as { readonly connection: Client }).connection;
}

/** Past Sequelize, which waits for each answer. */
function send(
  connection: Client,
  text: string,
  values: readonly unknown[],
  limit: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const query = { text, values, ...(limit > 0 && { query_timeout: limit }) };
    connection.query(query, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
