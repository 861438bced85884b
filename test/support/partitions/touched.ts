import { Client } from 'pg';
import type { Sent } from './recorded';

/** What a statement has touched of the tables that are partitioned. */
export interface Touched {
  readonly sql: string;
  /** The numbers of the partitions that were read or written; an owner has the same one in every table. */
  readonly partitions: readonly number[];
  /** How many partitions the plan names, those that were left out as it ran among them. */
  readonly planned: number;
  readonly rows: number;
}

/**
 * Sends statements again, in their order, to a database that is as it was before them.
 * Each is carried out by EXPLAIN ANALYZE, planned with its values as the driver's
 * unnamed statements are. A partition is touched where a step of the plan on it was
 * executed, and where PostgreSQL has counted a scan or a changed row in it by then: that
 * holds what it does by itself for foreign keys.
 */
export async function touchedBy(sent: readonly Sent[], databaseUrl: string): Promise<Touched[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const touched: Touched[] = [];
  let within = false;
  try {
    for (const { sql, values } of sent) {
      if (/^(BEGIN|COMMIT|ROLLBACK)/.test(sql)) {
        within = sql.startsWith('BEGIN');
        await client.query(sql);
      } else if (/^(SELECT|WITH|INSERT|UPDATE|DELETE)/.test(sql)) {
        if (!within) await client.query('BEGIN');
        touched.push({ sql, ...(await explained(client, sql, values)) });
        if (!within) await client.query('COMMIT');
      }
    }
    return touched;
  } finally {
    await client.end();
  }
}

interface Step {
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
  readonly 'Actual Rows': number;
  readonly Plans?: readonly Step[];
}

async function explained(
  client: Client,
  sql: string,
  values: readonly unknown[],
): Promise<Omit<Touched, 'sql'>> {
  const before = await counted(client);
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Step }] }>({
    text: `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
    values: [...values],
  });
  const after = await counted(client);
  const [{ Plan: plan }] = rows[0]!['QUERY PLAN'];
  const steps = stepsOf(plan);
  const executed = steps.filter((step) => step['Actual Loops'] > 0);
  const counts = [...after].filter(([name, count]) => before.get(name) !== count);
  return {
    partitions: numbersOf([...namesOf(executed), ...counts.map(([name]) => name)]),
    planned: numbersOf(namesOf(steps)).length,
    rows: plan['Actual Rows'],
  };
}

/** What PostgreSQL has counted in this transaction so far. */
async function counted(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ relname: string; count: string }>(`
    SELECT relname,
      seq_scan + coalesce(idx_scan, 0) + n_tup_ins + n_tup_upd + n_tup_del AS count
    FROM pg_stat_xact_user_tables`);
  return new Map(rows.map(({ relname, count }) => [relname, count]));
}

function stepsOf(step: Step): Step[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)];
}

const namesOf = (steps: readonly Step[]) => steps.map((step) => step['Relation Name'] ?? '');

/** The numbers with which `scripts/partition-by-owner.sql` ends the names of partitions. */
function numbersOf(names: readonly string[]): number[] {
  const numbers = names.flatMap((name) => /_p(\d+)$/.exec(name)?.[1] ?? []);
  return [...new Set(numbers)].map(Number).sort((a, b) => a - b);
}

/** The partition of each owner who has a line. */
export async function partitionsOf(
  owners: readonly string[],
  query: (sql: string, values: readonly unknown[]) => Promise<readonly { name: string }[]>,
): Promise<number[]> {
  const sql = 'SELECT tableoid::regclass::text AS name FROM owners WHERE owner = ANY ($1::text[])';
  return numbersOf((await query(sql, [owners])).map(({ name }) => name));
}
