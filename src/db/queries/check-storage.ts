import type { Whole } from '../models/columns';
import type { Dialect } from './dialect';
import { statement } from './statement';

/** Problems that are told, as many as SQLite tells by itself; a broken file has many that come of one. */
const MOST = 100;

/** Whether the pages of the file are in order, the indexes agree with the rows, and every row has those that it refers to. */
const SQLITE = `
    SELECT integrity_check AS problem FROM pragma_integrity_check
    WHERE integrity_check <> 'ok'
    UNION ALL
    SELECT 'a row of ' || f."table" || ' refers to a row of ' || f.parent || ' that is not there'
    FROM (SELECT * FROM pragma_foreign_key_check LIMIT ${MOST}) f`;

const ours = (table: string) => `
    ${table} IN ('owners'::regclass, 'chats'::regclass, 'messages'::regclass,
      'live_messages'::regclass, 'deletions'::regclass)`;
const INDEXES = `pg_index i WHERE ${ours('i.indrelid')}`;
const CONSTRAINTS = `pg_constraint k WHERE ${ours('k.conrelid')}`;

/** What PostgreSQL knows by itself: pages are read by `pg_amcheck` and by `pg_checksums`. */
const POSTGRES = `
    SELECT 'the index ' || i.indexrelid::regclass || ' is not valid' AS problem
    FROM ${INDEXES} AND NOT (i.indisvalid AND i.indisready)
    UNION ALL
    SELECT 'the constraint ' || k.conname || ' was never validated'
    FROM ${CONSTRAINTS} AND NOT k.convalidated
    UNION ALL
    SELECT d.checksum_failures || ' pages were read whose checksum is wrong'
    FROM pg_stat_database d WHERE d.datname = current_database() AND d.checksum_failures > 0`;

const both =
  (sqlite: string, postgres: string) =>
  (_: object, { name }: Dialect) =>
    name === 'sqlite' ? sqlite : postgres;

/** What is wrong with how rows are kept, whatever they hold. */
export const storageProblems = statement<object, { readonly problem: string }>(
  'check: storage problems',
  both(SQLITE, POSTGRES),
);

/** How many pages of SQLite, or indexes and constraints of PostgreSQL, there are to look at. */
export const storageSize = statement<object, { readonly rows: Whole }>(
  'check: storage size',
  both(
    'SELECT page_count AS rows FROM pragma_page_count',
    `SELECT (SELECT count(*) FROM ${INDEXES}) + (SELECT count(*) FROM ${CONSTRAINTS}) AS rows`,
  ),
);
