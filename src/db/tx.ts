import type { Transaction } from 'sequelize';
import type { Models } from './models';
import type { Lines } from './lines';
import type { Dialect } from './queries/dialect';

/** Runs one statement with `$1`, `$2`, … bound and gives its rows. */
export type Query = <Row extends object>(sql: string, bind?: readonly unknown[]) => Promise<Row[]>;

/** The writer's transaction: what every write is done with. */
export interface Tx {
  readonly dialect: Dialect;
  readonly models: Models;
  readonly query: Query;
  /** Runs a statement that gives no rows. */
  readonly run: (sql: string, bind?: readonly unknown[]) => Promise<void>;
  /** To be spread into the options of every call of a model. */
  readonly options: { readonly transaction?: Transaction };
}

/** The same for a write that changes something of an owner. */
export interface WriteTx extends Tx {
  readonly lines: Lines;
}

/** Runs `work` in the writer's transaction, and undoes it when `work` throws. */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
