import type { Transaction } from 'sequelize';
import type { Models } from './models';
import type { Dialect } from './queries/dialect';
import type { Query } from './query';

/** The writer's transaction: what every write is done with. */
export interface Tx {
  readonly dialect: Dialect;
  readonly models: Models;
  readonly query: Query;
  /**
   * Runs a statement that gives no rows, maybe together with what follows it:
   * its error may come from a later statement, or from the end of the transaction.
   */
  readonly run: (sql: string, bind?: readonly unknown[]) => Promise<void>;
  /** To be spread into the options of every call of a model. */
  readonly options: { readonly transaction?: Transaction };
}

/** Runs `work` in the writer's transaction, and undoes it when `work` throws. */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
