import type { Tx } from '../tx';
import * as m001 from './001-chats-and-messages';
import * as m002 from './002-lines';
import * as m003 from './003-live-messages';
import * as m004 from './004-changes';
import * as m005 from './005-attachments';
import * as m006 from './006-plans';

/** One step of the schema; it is never edited once released. */
export interface Migration {
  readonly name: string;
  /**
   * The newest migration that a server must know to go on beside this one: the one before it,
   * where servers of the version before can read and write the tables as they are now. Left out
   * where only servers that know this one can.
   */
  readonly needs?: string;
  /** @param before the names of the migrations that the database had at the start. */
  readonly up: (tx: Tx, before: ReadonlySet<string>) => Promise<void>;
}

/** Every migration, in order. */
export const migrations: readonly Migration[] = [m001, m002, m003, m004, m005, m006];
