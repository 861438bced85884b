import type { Database } from '../../src/db/database';
import type { Keeping } from './keeping';

/** What goes between a database and its files. */
export interface Traffic {
  /** Bytes. */
  readonly written: number;
  /** System calls. */
  readonly writes?: number;
  /** Bytes. */
  readonly read?: number;
  /** System calls. */
  readonly reads?: number;
}

/** A database in one layout, opened as the server opens it. */
export interface Stage {
  readonly name: string;
  readonly title: string;
  readonly database: Database;
  readonly keeping: Keeping;
  /** Microseconds that the processor has worked for the database so far. */
  readonly work: () => Promise<number>;
  /** What is read and written while something is done; undefined where nobody tells. */
  readonly traffic: (doing: () => Promise<void>) => Promise<Traffic | undefined>;
  /** Bytes of the whole database. */
  readonly size: () => Promise<number>;
}

export interface Layout {
  /** What `--only` calls it. */
  readonly name: string;
  readonly title: string;
  /** How attachments are kept, if not in the rows of their messages. */
  readonly keeping?: Keeping;
}
