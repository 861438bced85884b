import { startCluster, type PostgresCluster } from '../../../support/postgres-cluster';
import { startServer, type ServerProcess } from '../../../support/server-process';
import { Client } from '../../faults/client';
import type { TestDatabase } from '../../faults/database';
import { createDatabase, databaseOn, query } from '../../faults/postgres';
import { startNginx, type Nginx } from './nginx';
import { startPgBouncer, type PgBouncer } from './pgbouncer';
import { promote, setSynchronous } from './replication';

/** A fleet's servers are as patient as any that is rolled out. */
const ENV = { DATABASE_STATEMENT_TIMEOUT: '', SHUTDOWN_TIMEOUT: '', DATABASE_POOL_SIZE: '5' };

/** Who the servers are to PostgreSQL. */
const ROLE = 'aldar';
/** PgBouncer 1.18 passes them on to nobody, so the role has them. */
const LIMITS = ['statement_timeout', 'idle_in_transaction_session_timeout'];

export interface FleetOptions {
  readonly servers: number;
  /** More of the servers' environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether a write is acknowledged only when the standby has it on disk, too. */
  readonly synchronous?: boolean;
}

/**
 * nginx, servers behind it, PgBouncer between them and PostgreSQL, and a streaming
 * standby: each of them can be replaced while the others go on.
 */
export class Fleet {
  readonly servers: ServerProcess[] = [];
  #primary: PostgresCluster | undefined;
  #standby: PostgresCluster | undefined;
  #bouncer: PgBouncer | undefined;
  #nginx: Nginx | undefined;
  #database: TestDatabase | undefined;
  readonly #options: FleetOptions;
  readonly #env: Record<string, string>;

  private constructor(options: FleetOptions) {
    this.#options = options;
    this.#env = { ...ENV, ...options.env };
  }

  /** @throws when a part of it does not start; nothing is left then. */
  static async start(options: FleetOptions): Promise<Fleet> {
    const fleet = new Fleet(options);
    try {
      await fleet.#start();
      return fleet;
    } catch (error) {
      await fleet.drop();
      throw error;
    }
  }

  /** What leads to a server that is ready. */
  get nginx(): Nginx {
    return this.#nginx!;
  }

  /** What leads to the primary. */
  get bouncer(): PgBouncer {
    return this.#bouncer!;
  }

  get primary(): PostgresCluster {
    return this.#primary!;
  }

  get standby(): PostgresCluster {
    return this.#standby!;
  }

  /** The servers' database, as the primary has it. */
  get database(): TestDatabase {
    return this.#database!;
  }

  /** What a server calls its database on a cluster, past PgBouncer. */
  urlOn(cluster: PostgresCluster): string {
    const url = new URL(databaseOn(cluster.url, this.#name).url);
    url.username = ROLE;
    return url.href;
  }

  /** Starts one that gets no requests yet. @param script `main.js` of another version. */
  async addServer(script?: string): Promise<ServerProcess> {
    const server = await startServer(this.#env, script);
    this.servers.push(server);
    return server;
  }

  /** Sends requests to these servers alone. */
  point(servers: readonly ServerProcess[]): Promise<void> {
    return this.nginx.point(servers.map(({ url }) => url));
  }

  /** Starts a server, leads requests to it in place of another one, and stops that. */
  async replaceServer(old: ServerProcess, script?: string): Promise<void> {
    const server = await this.addServer(script);
    if (!(await isReady(server))) throw new Error('a new server is not ready');
    await this.point(this.servers.filter((one) => one !== old));
    await this.stopServer(old);
  }

  /** Stops a server that gets no requests any more. */
  async stopServer(server: ServerProcess): Promise<void> {
    const code = await server.stop('SIGTERM');
    this.servers.splice(this.servers.indexOf(server), 1);
    if (code !== 0) throw new Error(`a server ended with ${code}: ${server.errors()}`);
  }

  /** Stops the standby and makes it anew. */
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
    [this.#primary, this.#standby] = [this.standby, old];
    this.#database = databaseOn(this.primary.url, this.#name);
    await this.bouncer.point(this.urlOn(this.primary));
  }

  /** Everything that runs, from the front to the back. */
  get table(): readonly (readonly [what: string, where: string, pid: number | undefined])[] {
    return [
      ['nginx', this.nginx.url, this.nginx.pid],
      ...this.servers.map(({ url, pid }) => ['server', url, pid] as const),
      ['PgBouncer (session)', this.bouncer.url, this.bouncer.pid],
      ['PostgreSQL, primary', this.urlOn(this.primary), this.primary.pid],
      ['PostgreSQL, standby', this.urlOn(this.standby), this.standby.pid],
    ];
  }

  async drop(): Promise<void> {
    await this.#nginx?.drop();
    await Promise.all(this.servers.map((server) => server.stop('SIGKILL')));
    await this.#bouncer?.drop();
    await Promise.all([this.#standby?.drop(), this.#primary?.drop()]);
  }

  get #name(): string {
    return new URL(this.database.url).pathname.slice(1);
  }

  async #start(): Promise<void> {
    this.#primary = await startCluster();
    this.#database = await createDatabase(this.primary.url);
    for (const statement of roleFor(this.#name)) await query(this.database.url, statement);
    this.#bouncer = await startPgBouncer({
      database: this.urlOn(this.primary),
      mode: 'session',
      settings: { ignore_startup_parameters: LIMITS.join(',') },
    });
    await this.#addStandby();
    this.#env['DATABASE_URL'] = this.bouncer.url;
    this.#env['DATABASE_REPLICA_URL'] = this.urlOn(this.standby);
    while (this.servers.length < this.#options.servers) await this.addServer();
    this.#nginx = await startNginx({ servers: this.servers.map(({ url }) => url) });
  }

  /** @param port where servers look for it. */
  async #addStandby(port?: number): Promise<void> {
    this.#standby = await startCluster({
      standbyOf: this.primary.url,
      ...(port !== undefined && { port }),
    });
    if (this.#options.synchronous) await setSynchronous(this.primary, true);
  }
}

function roleFor(database: string): string[] {
  return [
    `CREATE ROLE ${ROLE} LOGIN`,
    `ALTER DATABASE ${database} OWNER TO ${ROLE}`,
    ...LIMITS.map((limit) => `ALTER ROLE ${ROLE} SET ${limit} = '5s'`),
  ];
}

/** Whether `GET /ready` says that requests may be sent to it. */
export async function isReady({ url }: Pick<ServerProcess, 'url'>): Promise<boolean> {
  const client = new Client(url);
  try {
    return (await client.send({ path: '/ready' })).status === 200;
  } catch {
    return false;
  } finally {
    client.close();
  }
}
