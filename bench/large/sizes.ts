import { markdown, megabytes } from './markdown';
import type { Connection } from './connection';

/** Bytes of a table without its indexes, of what lies outside its rows, and of each index. */
export interface Sized {
  readonly table: string;
  readonly rows: number;
  readonly heap: number;
  readonly toast: number;
  readonly indexes: readonly { readonly name: string; readonly bytes: number }[];
}

const SIZES = `
  SELECT c.oid::regclass::text AS "table", pg_relation_size(c.oid)::float8 AS heap,
    COALESCE(pg_total_relation_size(NULLIF(c.reltoastrelid, 0)), 0)::float8 AS toast,
    (SELECT COALESCE(json_agg(json_build_object('name', i.indexrelid::regclass::text,
      'bytes', pg_relation_size(i.indexrelid)) ORDER BY pg_relation_size(i.indexrelid) DESC), '[]')
     FROM pg_index i WHERE i.indrelid = c.oid) AS indexes
  FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
    AND c.relname IN ('owners', 'chats', 'messages', 'live_messages', 'deletions')
  ORDER BY pg_total_relation_size(c.oid) DESC`;

export async function sizesOf({ rows, one }: Connection): Promise<readonly Sized[]> {
  const found = await rows<Omit<Sized, 'rows'>>(SIZES);
  const all: Sized[] = [];
  for (const sized of found) {
    const { rows: n } = await one<{ rows: number }>(
      `SELECT count(*)::float8 AS rows FROM ${sized.table}`,
    );
    all.push({ ...sized, rows: n });
  }
  return all;
}

export function total(all: readonly Sized[]): number {
  return all.reduce((sum, { heap, toast, indexes }) => sum + heap + toast + sumOf(indexes), 0);
}

export function messagesOf(all: readonly Sized[]): number {
  return all.find(({ table }) => table === 'messages')!.rows;
}

const sumOf = (indexes: Sized['indexes']) => indexes.reduce((sum, { bytes }) => sum + bytes, 0);

/** Tables and indexes, in bytes for each message there is. */
export function sizeTable(all: readonly Sized[]): string {
  const messages = messagesOf(all);
  const line = (name: string, rows: string | number, bytes: number) => [
    name,
    rows,
    megabytes(bytes),
    bytes / messages,
  ];
  const lines = all.flatMap(({ table, rows, heap, toast, indexes }) => [
    line(`\`${table}\`, rows`, rows, heap),
    ...(toast > 0 ? [line(`\`${table}\`, long values (TOAST)`, '', toast)] : []),
    ...indexes.map(({ name, bytes }) => line(`index \`${name}\``, '', bytes)),
  ]);
  const indexes = all.reduce((sum, sized) => sum + sumOf(sized.indexes), 0);
  return markdown(
    ['part', 'rows', 'size', 'bytes a message'],
    [...lines, line('all indexes', '', indexes), line('everything', '', total(all))],
  );
}
