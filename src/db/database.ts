import type { Dialect } from './queries/dialect';
import type { MovedLine } from './lines';
import type { On } from './queries/statement';
import type { Transact } from './tx';
import type { Query } from './query';
import type { WriteQueue } from './write-queue';

/** Called when other processes may have changed something: with the lines that have moved, if it is known which. */
export type Heard = (lines?: readonly MovedLine[]) => void;

/** Something that goes on until it is stopped. */
export interface Watching {
  stop(): Promise<void>;
}

/** A driver's connections: several for reading, one for writing. */
export interface Connections {
  readonly dialect: Dialect;
  readonly read: Query;
  /** Reads from a standby, which may be a little behind; undefined where there is none. */
  readonly replica?: Query | undefined;
  readonly transact: Transact;
  /** As `transact`, without a limit of time. */
  readonly migrating: Transact;
  /** Tells of what other processes change. It may tell too often, and of changes of this process too. */
  readonly watch: (heard: Heard) => Watching;
  /** @throws Unavailable when the writer could not write now. */
  writable(): Promise<void>;
  /** Removes what is left of deleted text; nothing but `close` may follow. Undefined where it goes by itself. */
  readonly clearErased?: (begin: () => void) => Promise<void>;
  close(): Promise<void>;
}

/** An open, migrated database. */
export interface Database {
  /** Reads what has been committed; never part of a transaction. */
  readonly reader: On;
  /** Reads from a standby, where there is one; whoever asks has to see whether it is too old. */
  readonly replica?: On | undefined;
  readonly writes: WriteQueue;
  /** As {@link Connections.watch}. */
  readonly watch: (heard: Heard) => Watching;
  /**
   * @throws Unavailable when the database does not answer, takes no writes or lacks this version's
   * tables; Outdated when a newer version has made of them what this one cannot go on beside.
   */
  ready(): Promise<void>;
  /**
   * Waits for the writes under way and removes what is left of deleted text from
   * the database's files, which can take seconds for each gigabyte. Nothing but
   * `close` may follow.
   * @param begin is called before it takes long.
   * @throws when the files cannot be written; the text is removed the next time.
   */
  clearErased(begin: () => void): Promise<void>;
  /** Waits for the writes under way and closes every connection. */
  close(): Promise<void>;
}
