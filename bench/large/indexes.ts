import type { Client } from 'pg';

/** An index or a constraint that is away, and the statement that makes it again. */
interface Away {
  readonly name: string;
  readonly make: string;
}

/** Tables in the order in which they refer to each other. */
export const TABLES = ['owners', 'chats', 'messages', 'live_messages', 'deletions'] as const;

const OURS = `ANY($1::text[]::regclass[])`;

/** Constraints: those that refer to others first, as they hold on to the keys of those. */
const CONSTRAINTS = `
  SELECT k.conname AS name, k.contype AS type, k.conrelid::regclass::text AS "table",
    pg_get_constraintdef(k.oid) AS definition
  FROM pg_constraint k WHERE k.conrelid = ${OURS} AND k.contype IN ('p', 'u', 'f')
  ORDER BY k.contype = 'f' DESC, array_position($1::text[]::regclass[], k.conrelid), k.conname`;

const INDEXES = `
  SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i WHERE i.indrelid = ${OURS}
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
  ORDER BY array_position($1::text[]::regclass[], i.indrelid), 1`;

/** What is taken away: all of it, or only what refers to other tables. */
export type What = 'everything' | 'references';

/**
 * Takes indexes, keys and references of our tables away, by what PostgreSQL itself says of
 * them, so that whatever the migrations have made is made again.
 * @returns them in the order in which they can be made.
 */
export async function takeAway(client: Client, what: What): Promise<readonly Away[]> {
  const tables = [[...TABLES]];
  const found = await client.query<Constraint>(CONSTRAINTS, tables);
  const constraints = found.rows.filter(({ type }) => what === 'everything' || type === 'f');
  const indexes = what === 'everything' ? (await client.query<Index>(INDEXES, tables)).rows : [];
  for (const { name, table } of constraints)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  const made = ({ name, table, definition }: Constraint) => ({
    name,
    make: `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`,
  });
  return [
    ...constraints.filter(({ type }) => type !== 'f').map(made),
    ...indexes.map(({ name, definition }) => ({ name, make: definition })),
    ...constraints.filter(({ type }) => type === 'f').map(made),
  ];
}

interface Index {
  readonly name: string;
  readonly definition: string;
}

interface Constraint extends Index {
  readonly type: 'p' | 'u' | 'f';
  readonly table: string;
}
