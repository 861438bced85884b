import type { Connection } from './connection';
import { count, markdown, megabytes, percent, seconds } from './markdown';

export const CHURNED = ['messages', 'chats', 'owners', 'live_messages', 'deletions'] as const;

/** What PostgreSQL has counted of a table since it was made. */
export interface Counted {
  readonly table: string;
  readonly inserted: number;
  readonly updated: number;
  readonly hot: number;
  readonly deleted: number;
  readonly live: number;
  readonly dead: number;
  readonly vacuums: number;
  readonly bytes: number;
}

export function countedOf({ rows }: Connection): Promise<Counted[]> {
  return rows<Counted>(
    `SELECT relname AS "table", n_tup_ins::float8 AS inserted, n_tup_upd::float8 AS updated,
       n_tup_hot_upd::float8 AS hot, n_tup_del::float8 AS deleted, n_live_tup::float8 AS live, n_dead_tup::float8 AS dead,
       autovacuum_count::float8 AS vacuums, pg_total_relation_size(relid)::float8 AS bytes
     FROM pg_stat_user_tables WHERE schemaname = current_schema() AND relname = ANY($1)
     ORDER BY array_position($1, relname::text)`,
    [[...CHURNED]],
  );
}

/** Waits until stores that were closed have left, and so have told what they did. */
export async function settled({ one }: Connection): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { others } = await one<{ others: number }>(OTHERS);
    if (others === 0) return;
  }
}

/** Ten seconds: somebody else's server may stay. */
const LOOKS = 200;
const OTHERS = `
  SELECT count(*)::int AS others FROM pg_stat_activity, pg_sleep(0.05)
  WHERE datname = current_database() AND application_name = 'aldar-kose-backend'`;

/** What a day did to each table, and whether an update found room on the page of the row (HOT). */
export function changesTable(before: readonly Counted[], after: readonly Counted[]): string {
  const rows = after.map((now, i) => {
    const was = before[i]!;
    const updated = now.updated - was.updated;
    return [
      `\`${now.table}\``,
      now.inserted - was.inserted,
      updated,
      percent(now.hot - was.hot, updated),
      now.deleted - was.deleted,
      now.dead,
      now.vacuums - was.vacuums,
      megabytes(was.bytes),
      megabytes(now.bytes),
    ];
  });
  return markdown(
    [
      'table',
      'inserted',
      'updated',
      'of it HOT',
      'deleted',
      'dead rows',
      'autovacuums',
      'size before',
      'size after',
    ],
    rows,
  );
}

/** How full tables and indexes are, as `pgstattuple` counts it. */
export interface Fullness {
  readonly name: string;
  readonly bytes: number;
  /** Shares of the pages, in percent. */
  readonly dead: number | null;
  readonly free: number;
}

/** @returns undefined where the extension is not there. */
export async function fullnessOf({
  rows,
  one,
}: Connection): Promise<readonly Fullness[] | undefined> {
  try {
    await rows('CREATE EXTENSION IF NOT EXISTS pgstattuple');
  } catch {
    return undefined;
  }
  const relations = await rows<{ oid: string; name: string; kind: 'r' | 't' | 'i' }>(
    `SELECT c.oid, c.oid::regclass::text AS name, 'r' AS kind, 1 AS place FROM pg_class c WHERE c.oid = ANY($1::text[]::regclass[])
     UNION ALL SELECT c.reltoastrelid, c.relname || ', long values (TOAST)', 't', 2 FROM pg_class c WHERE c.oid = 'messages'::regclass
     UNION ALL SELECT i.indexrelid, i.indexrelid::regclass::text, 'i', 3 FROM pg_index i WHERE i.indrelid = ANY($1::text[]::regclass[])
     ORDER BY 4, 2`,
    [[...CHURNED]],
  );
  const found: Fullness[] = [];
  for (const { oid, name, kind } of relations) {
    const sql =
      kind === 'i'
        ? `SELECT pg_relation_size($1::oid)::float8 AS bytes, NULL::float8 AS dead,
             CASE WHEN avg_leaf_density = 'NaN' THEN 0 ELSE 100 - avg_leaf_density END AS free FROM pgstatindex($1::oid::regclass)`
        : `SELECT table_len::float8 AS bytes, dead_tuple_percent AS dead, approx_free_percent AS free
           FROM pgstattuple_approx($1::oid::regclass)`;
    const row = await one<Omit<Fullness, 'name'>>(sql, [oid]);
    found.push({ name: kind === 'i' ? `index \`${name}\`` : `\`${name}\``, ...row });
  }
  return found;
}

/** Before, after a day, and after VACUUM; parts that are small are left out. */
export function fullnessTable(
  [before, churned, cleaned]: readonly (readonly Fullness[])[],
  least = 1e6,
): string {
  const rows = cleaned!.flatMap((now) => {
    const [was, then] = [before, churned].map((all) => all!.find(({ name }) => name === now.name));
    if (!was || !then || now.bytes < least) return [];
    const dead = then.dead === null ? '' : `${count(then.dead)} %`;
    const grown = `${then.bytes > was.bytes ? '+ ' : ''}${percent(then.bytes - was.bytes, was.bytes)}`;
    return [
      [
        now.name,
        megabytes(was.bytes),
        grown,
        dead,
        ...[was, then, now].map(({ free }) => `${count(free)} %`),
      ],
    ];
  });
  return markdown(
    [
      'part',
      'size before',
      'grown in a day',
      'dead after it',
      'free before',
      'free after it',
      'free after VACUUM',
    ],
    rows,
  );
}

/** When autovacuum begins by PostgreSQL's defaults, and what a VACUUM took. */
export async function vacuumTable(
  { timed, one }: Connection,
  days: readonly { readonly table: string; readonly rows: number; readonly dead: number }[],
  progress: (text: string) => void,
): Promise<string> {
  const rows: (string | number)[][] = [];
  for (const { table, rows: live, dead } of days) {
    progress(`VACUUM ${table}`);
    const began = await one<{ wal: number }>(
      "SELECT (pg_current_wal_lsn() - '0/0')::float8 AS wal",
    );
    const took = await timed(`VACUUM ${table}`);
    const ended = await one<{ wal: number }>(
      "SELECT (pg_current_wal_lsn() - '0/0')::float8 AS wal",
    );
    const threshold = THRESHOLD.rows + THRESHOLD.share * live;
    const every = dead > 0 ? `${count(threshold / dead)} days` : 'never';
    rows.push([
      `\`${table}\``,
      live,
      dead,
      Math.round(threshold),
      every,
      seconds(took),
      megabytes(ended.wal - began.wal),
    ]);
  }
  return markdown(
    [
      'table',
      'rows',
      'dead in a day',
      'autovacuum from',
      'so every',
      'VACUUM by hand',
      'written to the log',
    ],
    rows,
  );
}

/** `autovacuum_vacuum_threshold` and `autovacuum_vacuum_scale_factor`, as PostgreSQL comes. */
const THRESHOLD = { rows: 50, share: 0.2 };
