import { Statement as Prepared } from 'sqlite3';
import type { Query } from '../../src/db/query';

export interface Statement {
  readonly sql: string;
  readonly bind: readonly unknown[];
}

/** The statements that reach the database while `work` is done. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const spies = (['all', 'run'] as const).map((name) => jest.spyOn(Prepared.prototype, name));
  await work();
  const statements = spies.flatMap(({ mock }) =>
    mock.calls.map(([bind]: unknown[], i) => ({
      sql: (mock.contexts[i] as { sql: string }).sql,
      bind: Array.isArray(bind) ? bind : [],
    })),
  );
  spies.forEach((spy) => spy.mockRestore());
  return statements.filter(({ sql }) => /^(SELECT|WITH|UPDATE|DELETE)/.test(sql));
}

/** What SQLite does that a growing table would make slow: scans of tables and sorts. */
export async function slowSteps(read: Query, { sql, bind }: Statement): Promise<string[]> {
  const plan = await read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, bind);
  const details = plan.map(({ detail }) => detail);
  // What a subquery has selected is scanned under its alias; that is no table.
  const subqueries = details.flatMap(
    (detail) => /^(?:CO-ROUTINE|MATERIALIZE) (\S+)$/.exec(detail)?.[1] ?? [],
  );
  return details.filter((detail) => {
    const scanned = /^SCAN (\S+)$/.exec(detail)?.[1];
    if (scanned !== undefined && subqueries.includes(scanned)) {
      subqueries.splice(subqueries.indexOf(scanned), 1);
      return false;
    }
    if (/^SCAN (CONSTANT ROW|\w+ VIRTUAL TABLE)/.test(detail)) return false; // a bound JSON array
    return /^SCAN|TEMP B-TREE|AUTOMATIC/.test(detail);
  });
}
