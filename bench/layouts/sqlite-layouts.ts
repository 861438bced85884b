import { sqlite } from '../../src/db/queries/dialect';
import { createAttachments } from './attachments-table';
import { apart } from './keeping';
import type { Layout } from './stage';

/** Statements of the schema, one of them at a time; undefined leaves it out. */
type Change = (sql: string) => string | undefined;

export interface SqliteLayout extends Layout {
  /** Bytes. */
  readonly pageSize?: number;
  readonly change?: Change;
  /** A statement behind the others. */
  readonly added?: string;
}

const IN_KEY_ORDER = ` ${sqlite.inKeyOrder}`;

/** Keeps the rows of a table in a tree by its key. */
const inKeyOrder = (table: string): Change => {
  return (sql) =>
    sql.startsWith(`CREATE TABLE ${table} `) && !sql.endsWith(IN_KEY_ORDER)
      ? sql + IN_KEY_ORDER
      : sql;
};

/** Shows what an index costs; some statements are slow without it. */
const without = (index: string): Change => {
  return (sql) => (sql.startsWith(`CREATE INDEX ${index} `) ? undefined : sql);
};

/** The first one is what the others are compared with. */
export const sqliteLayouts: readonly SqliteLayout[] = [
  { name: 'today', title: 'as it is' },
  {
    name: 'apart',
    title: 'attachments in a clustered table of their own',
    added: createAttachments(sqlite, sqlite.inKeyOrder),
    keeping: apart,
  },
  {
    name: 'apart-ordinary',
    title: 'attachments in an ordinary table of their own',
    added: createAttachments(sqlite),
    keeping: apart,
  },
  { name: 'clustered', title: 'messages in key order', change: inKeyOrder('messages') },
  { name: 'pages-8k', title: 'pages of 8 KB', pageSize: 8_192 },
  { name: 'pages-16k', title: 'pages of 16 KB', pageSize: 16_384 },
  {
    name: 'no-revisions',
    title: 'without messages_by_revision',
    change: without('messages_by_revision'),
  },
];
