import type { Transaction } from 'sequelize';
import type { Models } from '../models';
import type { Dialect } from './dialect';
import type { WriteQueue } from './write-queue';

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

/** Runs `work` in the writer's transaction, and undoes it when `work` throws. */
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** A driver's connections: several for reading, one for writing. */
export interface Connections {
  readonly dialect: Dialect;
  readonly read: Query;
  /** Reads from a standby, which may be a little behind; undefined where there is none. */
  readonly replica?: Query | undefined;
  readonly transact: Transact;
  /** As `transact`, without a limit of time. */
  readonly migrating: Transact;
  close(): Promise<void>;
}

/** An open, migrated database. */
export interface Database {
  readonly dialect: Dialect;
  /** Reads what has been committed; never part of a transaction. */
  readonly read: Query;
  /** Reads from a standby, where there is one; who asks has to see whether it is too old. */
  readonly replica?: Query | undefined;
  readonly writes: WriteQueue;
  /** @throws Unavailable when the database does not answer or lacks this version's tables. */
  ready(): Promise<void>;
  /** Waits for the writes under way and closes every connection. */
  close(): Promise<void>;
}
