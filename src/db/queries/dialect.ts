import type { Kind } from '../models/columns';

type ColumnType = Exclude<Kind, 'text'>;

/**
 * The SQL that SQLite and PostgreSQL spell differently. Everything else is
 * written once, in SQL that both understand.
 */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Column types, for migrations. */
  readonly types: Readonly<Record<ColumnType, string>>;
  /** Table option that stores the rows in the order of their primary key. */
  readonly inKeyOrder: string;
  /** The statement that lets one migration run at a time, held to the end of the transaction. */
  readonly migrationLock: string | undefined;
  /**
   * The statement by which a transaction tells that it takes text away, where
   * more has to be done before the text is gone from the database's files.
   */
  readonly noteErasure: string | undefined;
  /** A JSON array of the values of one row. */
  readonly jsonArray: (...values: string[]) => string;
  /** A JSON array, as text, of a JSON value of each row; `[]` when there are none. */
  readonly jsonRows: (value: string) => string;
  /** A text expression as a JSON value inside another. */
  readonly asJson: (text: string) => string;
  /** A FROM item named `e` with one row, `e.value`, for each element of a JSON array. */
  readonly eachOf: (json: string) => string;
  /** The same; PostgreSQL is told how many elements there are, and plans for that number. */
  readonly eachOfSome: (json: string, count: string) => string;
  /**
   * Joins what stands before it to those rows of a table that the condition names by the
   * beginning of a key, one row after the other. PostgreSQL might else read whole tables,
   * and of a table that is partitioned each part of it.
   */
  readonly lookUp: (table: string, alias: string, condition: string) => string;
  /** Whether a column holds one of several texts, which are an input. */
  readonly isOneOf: (column: string, texts: string) => string;
  /**
   * What a statement that finds rows through `eachOf` says besides of their owners, so that
   * PostgreSQL leaves parts of tables alone that hold none of them. It adds nothing to the
   * looking up of a row: as two conditions of which one must hold it is used by no key.
   */
  readonly ofOwners: (column: string, owners: string, first: string) => string;
  /** Several texts as an input. */
  readonly list: (texts: readonly string[]) => unknown;
  /** An element of a JSON array, `e.value`, as text. */
  readonly asText: (value: string) => string;
  /** A text expression as a value of a UUID column. */
  readonly asUuid: (text: string) => string;
  /** A text expression as a value of a column of this type. */
  readonly fromText: (text: string, type: Kind) => string;
  /** How many bytes a text has as a JSON string; null for null. */
  readonly jsonBytes: (text: string) => string;
  readonly least: (a: string, b: string) => string;
  readonly greatest: (a: string, b: string) => string;
  /** Locks the rows that a SELECT finds until the transaction ends. */
  readonly forUpdate: (table: string) => string;
  /** An UPDATE of which other servers hear by its JSON, once it is committed. */
  readonly announcing: (update: string, json: string) => string;
}

/** Where PostgreSQL tells of lines that have moved. */
export const CHANNEL = 'aldar_kose_lines';

export const sqlite: Dialect = {
  name: 'sqlite',
  types: { uuid: 'TEXT', time: 'TEXT', json: 'TEXT', integer: 'INTEGER', boolean: 'BOOLEAN' },
  inKeyOrder: 'WITHOUT ROWID',
  migrationLock: undefined, // BEGIN IMMEDIATE holds the only write lock already
  noteErasure: 'PRAGMA user_version = 1', // kept in the file; `clearErased` looks for it
  jsonArray: (...values) => `json_array(${values.join(', ')})`,
  jsonRows: (value) => `json_group_array(${value})`,
  asJson: (text) => `json(${text})`,
  eachOf: (json) => `json_each(${json}) AS e`,
  eachOfSome: (json) => sqlite.eachOf(json),
  lookUp: (table, alias, condition) => `JOIN ${table} ${alias} ON ${condition}`,
  isOneOf: (column, texts) => `${column} IN (SELECT value FROM json_each(${texts}))`,
  ofOwners: () => '',
  list: (texts) => JSON.stringify(texts),
  asText: (value) => value,
  asUuid: (text) => text,
  fromText: (text) => text, // the column's affinity does it
  jsonBytes: (text) =>
    `CASE WHEN ${text} IS NOT NULL THEN length(CAST(json_quote(${text}) AS BLOB)) END`,
  least: (a, b) => `min(${a}, ${b})`,
  greatest: (a, b) => `max(${a}, ${b})`,
  forUpdate: () => '',
  announcing: (update) => update, // others look at the file's `data_version`
};

export const postgres: Dialect = {
  name: 'postgres',
  types: {
    uuid: 'UUID',
    time: 'TIMESTAMPTZ(3)',
    json: 'JSONB',
    integer: 'BIGINT',
    boolean: 'BOOLEAN',
  },
  inKeyOrder: '',
  migrationLock: 'SELECT pg_advisory_xact_lock(4711202611)',
  noteErasure: undefined, // VACUUM comes by itself
  jsonArray: (...values) => `json_build_array(${values.join(', ')})`,
  jsonRows: (value) => `COALESCE(json_agg(${value}), '[]')::text`,
  asJson: (text) => `${text}::json`,
  eachOf: (json) => `json_array_elements(${json}::json) AS e`,
  eachOfSome: (json, count) =>
    `(SELECT * FROM json_array_elements(${json}::json) LIMIT ${count}) AS e`,
  lookUp: (table, alias, condition) =>
    `CROSS JOIN LATERAL (SELECT * FROM ${table} ${alias} WHERE ${condition} OFFSET 0) ${alias}`,
  isOneOf: (column, texts) => `${column} = ANY (${texts}::text[])`,
  ofOwners: (column, owners, first) =>
    `AND (${postgres.isOneOf(column, owners)} OR ${column} = ${first})`,
  list: (texts) => texts,
  asText: (value) => `${value} #>> '{}'`,
  asUuid: (text) => `(${text})::uuid`,
  fromText: (text, type) => (type === 'text' ? text : `(${text})::${postgres.types[type]}`),
  jsonBytes: (text) => `octet_length(to_json(${text})::text)`,
  least: (a, b) => `LEAST(${a}, ${b})`,
  greatest: (a, b) => `GREATEST(${a}, ${b})`,
  forUpdate: (table) => `FOR UPDATE OF ${table}`,
  // A notification is shorter than 8,000 bytes; an empty one says to look.
  announcing: (update, json) => `
    WITH moved AS (${update})
    SELECT pg_notify('${CHANNEL}',
      CASE WHEN octet_length(${json}::json::text) < 8000 THEN ${json}::json::text ELSE '' END)`,
};

/** A time as both databases compare it with a stored one; SQLite stores this very text. */
export function storedTime(iso: string): string {
  return iso.replace('T', ' ').replace('Z', ' +00:00');
}
