import { setTimeout as wait } from 'node:timers/promises';
import type { PostgresCluster } from '../../../support/postgres-cluster';
import { query } from '../../faults/postgres';

/** What stands in the log for every statement, and what only one that reads a page has. */
const [STATEMENT, PAGE] = [/LOG: {2}(?:execute [^:]*|statement): /, /json_agg/];
/** Milliseconds in which a setting has to be there. */
const PATIENCE = 10_000;

/** Counts the pages that a PostgreSQL server reads for others, by its log. */
export class PageCount {
  #from = 0;

  constructor(private readonly cluster: PostgresCluster) {}

  async begin(): Promise<void> {
    await this.#set('all');
    this.#from = (await this.cluster.log()).length;
  }

  async end(): Promise<number> {
    const log = await this.cluster.log();
    await this.#set('none');
    const statements = log.slice(this.#from).split(STATEMENT).slice(1);
    return statements.filter((statement) => PAGE.test(statement)).length;
  }

  async #set(what: 'all' | 'none'): Promise<void> {
    const { url } = this.cluster;
    await query(url, `ALTER SYSTEM SET log_statement = '${what}'`);
    await query(url, 'SELECT pg_reload_conf()');
    for (let ms = 0; ms < PATIENCE; ms += 20) {
      const [row] = await query<{ log_statement: string }>(url, 'SHOW log_statement');
      if (row!.log_statement === what) return;
      await wait(20);
    }
    throw new Error(`log_statement is not ${what}`);
  }
}
