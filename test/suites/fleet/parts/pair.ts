import { startCluster, type PostgresCluster } from '../../../support/postgres-cluster';
import type { TestDatabase } from '../../faults/database';
import { createDatabase, databaseOn, query } from '../../faults/postgres';
import { startPgBouncer, type PgBouncer } from './pgbouncer';
import { promote, setSynchronous } from './replication';

/** Who the servers are to PostgreSQL. */
const ROLE = 'aldar';
/** PgBouncer 1.18 passes them on to nobody, so the role has them. */
const LIMITS = ['statement_timeout', 'idle_in_transaction_session_timeout'];

const SETTINGS = {
  ignore_startup_parameters: LIMITS.join(','),
  server_login_retry: 1, // seconds; 15 would be added to a fail-over in which one connection has failed
};

/** PostgreSQL with a streaming standby, and PgBouncer that leads to whichever is the primary. */
export class Pair {
  #standby: PostgresCluster | undefined;
  #bouncer: PgBouncer | undefined;

  private constructor(
    private readonly synchronous: boolean,
    private current: PostgresCluster,
    private data: TestDatabase,
  ) {}

  /**
   * @param synchronous whether a write is acknowledged only when the standby has it on disk, too.
   * @throws when a part of it does not start; nothing is left then.
   */
  static async start(synchronous: boolean): Promise<Pair> {
    const primary = await startCluster();
    const pair = new Pair(synchronous, primary, await createDatabase(primary.url));
    try {
      for (const statement of roleFor(pair.#name)) await query(pair.data.url, statement);
      pair.#bouncer = await startPgBouncer({
        database: pair.urlOn(primary),
        mode: 'session',
        settings: SETTINGS,
      });
      await pair.#addStandby();
      return pair;
    } catch (error) {
      await pair.drop();
      throw error;
    }
  }

  get primary(): PostgresCluster {
    return this.current;
  }

  get standby(): PostgresCluster {
    return this.#standby!;
  }

  get bouncer(): PgBouncer {
    return this.#bouncer!;
  }

  /** The servers' database, as the primary has it. */
  get database(): TestDatabase {
    return this.data;
  }

  /** What a server calls its database on a cluster, past PgBouncer. */
  urlOn(cluster: PostgresCluster): string {
    const url = new URL(databaseOn(cluster.url, this.#name).url);
    url.username = ROLE;
    return url.href;
  }

  /** Stops the standby and makes it anew, where servers look for it. */
  async replaceStandby(): Promise<void> {
    // A write would wait for a standby that is not there.
    await setSynchronous(this.primary, false);
    const { port } = new URL(this.standby.url);
    await this.standby.drop();
    await this.#addStandby(Number(port));
  }

  /** The primary is gone from one moment to the next, and the standby takes its place. */
  async failOver(): Promise<void> {
    const old = this.primary;
    await old.stop('immediate');
    await promote(this.standby);
    [this.current, this.#standby] = [this.standby, old];
    this.data = databaseOn(this.primary.url, this.#name);
    await this.bouncer.point(this.urlOn(this.primary));
  }

  async drop(): Promise<void> {
    await Promise.all([this.#bouncer?.drop(), this.#standby?.drop(), this.current.drop()]);
  }

  get #name(): string {
    return new URL(this.data.url).pathname.slice(1);
  }

  async #addStandby(port?: number): Promise<void> {
    const standbyOf = this.primary.url;
    this.#standby = await startCluster({ standbyOf, ...(port !== undefined && { port }) });
    if (this.synchronous) await setSynchronous(this.primary, true);
  }
}

function roleFor(database: string): string[] {
  return [
    `CREATE ROLE ${ROLE} LOGIN`,
    `ALTER DATABASE ${database} OWNER TO ${ROLE}`,
    ...LIMITS.map((limit) => `ALTER ROLE ${ROLE} SET ${limit} = '5s'`),
  ];
}
