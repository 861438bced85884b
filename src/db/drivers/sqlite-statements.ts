import type { Sequelize } from 'sequelize';
import type { Database, Statement } from 'sqlite3';
import { failure } from '../failures';
import type { Query } from '../query';

/**
 * What comes to rest by itself when it is done. EXPLAIN, for one, does not: a
 * connection that keeps it sees the same old snapshot for ever.
 */
const KEPT = /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE|BEGIN|COMMIT|ROLLBACK)\b/;

/** The statements of one connection. */
export interface Statements {
  readonly query: Query;
  /** Runs several statements, and stops at the first that fails. */
  readonly exec: (script: string) => Promise<void>;
  /** Waits for those under way and gives them back, without which the connection cannot be closed. */
  close(): Promise<void>;
}

/**
 * Prepares each statement once on the connection that Sequelize has open.
 * Sequelize's own `query` costs more than many a statement: it prepares anew
 * and keeps a stack trace each time. The texts are few: values are bound.
 */
export async function prepareOn(sequelize: Sequelize): Promise<Statements> {
  const connection = await sequelize.connectionManager.getConnection({ type: 'read' });
  const database = connection as Database;
  database.serialize(); // a second statement would occupy a thread only to wait for the first
  const prepared = new Map<string, Promise<Statement>>();
  const statement = (sql: string): Promise<Statement> => {
    const known = prepared.get(sql) ?? prepare(database, sql);
    prepared.set(sql, known);
    known.catch(() => prepared.delete(sql)); // the next one may find its table
    return known;
  };
  let running = 0;
  let rested: () => void = () => undefined;
  return {
    query: async <Row extends object>(sql: string, bind: readonly unknown[] = []) => {
      running += 1;
      try {
        if (KEPT.test(sql)) return await all<Row>(await statement(sql), bind);
        const once = await prepare(database, sql);
        return await all<Row>(once, bind).finally(() => finalize(once));
      } catch (error) {
        throw failure(error);
      } finally {
        running -= 1;
        if (running === 0) rested();
      }
    },
    exec: (script) =>
      new Promise((resolve, reject) => {
        database.exec(script, (error) => (error ? reject(failure(error)) : resolve()));
      }),
    close: async () => {
      if (running > 0) await new Promise<void>((resolve) => (rested = resolve));
      for (const known of prepared.values()) await known.then(finalize);
    },
  };
}

function prepare(database: Database, sql: string): Promise<Statement> {
  return new Promise((resolve, reject) => {
    // SQLite numbers `$1` by where it stands, and `?1` by its number.
    const statement = database.prepare(sql.replace(/\$(\d)/g, '?$1'), (error: Error | null) =>
      error ? reject(error) : resolve(statement),
    );
  });
}

function all<Row>(statement: Statement, bind: readonly unknown[]): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    statement.all<Row>(bind, (error, rows) => (error ? reject(error) : resolve(rows)));
  });
}

function finalize(statement: Statement): Promise<void> {
  return new Promise((resolve) => statement.finalize(() => resolve()));
}
