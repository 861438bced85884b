import { postgres } from '../../src/db/queries/dialect';
import { createAttachments } from './attachments-table';
import { apart } from './keeping';
import type { Layout } from './stage';

export interface PostgresLayout extends Layout {
  /** Statements on the empty tables. */
  readonly changes: readonly string[];
}

/** What can be long in a message. */
const LONG = ['content', 'attachments', 'payload'];

/** Every table of which rows are changed. */
const CHANGED = ['chats', 'owners', 'messages'];

/** The first one is what the others are compared with. */
export const postgresLayouts: readonly PostgresLayout[] = [
  { name: 'today', title: 'as it is', changes: [] },
  {
    name: 'apart',
    title: 'attachments in a table of their own',
    changes: [createAttachments(postgres)],
    keeping: apart,
  },
  {
    name: 'lz4',
    title: 'compressed by lz4',
    changes: LONG.map((column) => `ALTER TABLE messages ALTER ${column} SET COMPRESSION lz4`),
  },
  {
    name: 'plain',
    title: 'not compressed',
    changes: LONG.map((column) => `ALTER TABLE messages ALTER ${column} SET STORAGE EXTERNAL`),
  },
  {
    name: 'in-line',
    title: 'rows of up to 4 KB in one piece',
    changes: ['ALTER TABLE messages SET (toast_tuple_target = 4080)'],
  },
  {
    name: 'room',
    title: 'pages filled to 80 %',
    changes: CHANGED.map((table) => `ALTER TABLE ${table} SET (fillfactor = 80)`),
  },
  {
    name: 'no-revisions',
    title: 'without messages_by_revision',
    changes: ['DROP INDEX messages_by_revision'],
  },
];
