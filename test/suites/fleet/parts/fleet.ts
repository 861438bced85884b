import { startServer, type ServerProcess } from '../../../support/server-process';
import { startNginx, type Nginx } from './nginx';
import { Pair } from './pair';
import { untilReadiness } from './readiness';

/** A fleet's servers are no more patient than servers are by themselves. */
const ENV = { DATABASE_STATEMENT_TIMEOUT: '', SHUTDOWN_TIMEOUT: '', DATABASE_POOL_SIZE: '5' };

export interface FleetOptions {
  readonly servers: number;
  /** More of the servers' environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether a write is acknowledged only when the standby has it on disk, too. */
  readonly synchronous: boolean;
}

/**
 * nginx, servers behind it, PgBouncer between them and PostgreSQL, and a streaming
 * standby: each of them can be replaced while the others go on.
 */
export class Fleet {
  readonly servers: ServerProcess[] = [];
  #nginx: Nginx | undefined;

  private constructor(
    /** PostgreSQL and its standby. */
    readonly pair: Pair,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /** @throws when a part of it does not start; nothing is left then. */
  static async start({ servers, env, synchronous }: FleetOptions): Promise<Fleet> {
    const pair = await Pair.start(synchronous);
    const fleet = new Fleet(pair, {
      ...ENV,
      DATABASE_URL: pair.bouncer.url,
      DATABASE_REPLICA_URL: pair.urlOn(pair.standby),
      ...env,
    });
    try {
      while (fleet.servers.length < servers) await fleet.addServer();
      fleet.#nginx = await startNginx({ servers: fleet.servers.map(({ url }) => url) });
      return fleet;
    } catch (error) {
      await fleet.drop();
      throw error;
    }
  }

  /** Where clients send their requests. */
  get nginx(): Nginx {
    return this.#nginx!;
  }

  /** Starts one that gets no requests yet. @param script `main.js` of another version. */
  async addServer(script?: string): Promise<ServerProcess> {
    const server = await startServer(this.env, script);
    this.servers.push(server);
    await untilReadiness(server, true);
    return server;
  }

  /** Sends requests to these servers alone. */
  point(servers: readonly ServerProcess[]): Promise<void> {
    return this.nginx.point(servers.map(({ url }) => url));
  }

  /** Starts a server, leads requests to it in place of another one, and stops that. */
  async replaceServer(old: ServerProcess, script?: string): Promise<void> {
    await this.addServer(script);
    await this.point(this.servers.filter((one) => one !== old));
    await this.stopServer(old);
  }

  /** Stops a server that gets no requests any more. */
  async stopServer(server: ServerProcess): Promise<void> {
    const code = await server.stop('SIGTERM');
    this.servers.splice(this.servers.indexOf(server), 1);
    if (code !== 0) throw new Error(`a server ended with ${code}: ${server.errors()}`);
  }

  /** Everything that runs, from the front to the back: what, where, and its process id. */
  get table(): readonly (readonly [what: string, where: string, pid: number | undefined])[] {
    const { bouncer, primary, standby } = this.pair;
    return [
      ['nginx', this.nginx.url, this.nginx.pid],
      ...this.servers.map(({ url, pid }) => ['server', url, pid] as const),
      ['PgBouncer, by session', bouncer.url, bouncer.pid],
      ['PostgreSQL, primary', this.pair.urlOn(primary), primary.pid],
      ['PostgreSQL, standby', this.pair.urlOn(standby), standby.pid],
    ];
  }

  async drop(): Promise<void> {
    await Promise.all([
      this.#nginx?.drop(),
      ...this.servers.map((server) => server.stop('SIGKILL')),
      this.pair.drop(),
    ]);
  }
}
