import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../../../support/free-port';
import { accepting } from '../../../support/postgres-process';
import { prepare } from './program';

export interface PgBouncerOptions {
  /** URL of the database that it leads to. Other names lead to the same server's databases of that name. */
  readonly database: string;
  readonly mode: 'session' | 'transaction';
  /** More lines of the section `[pgbouncer]`. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** PgBouncer in front of PostgreSQL. */
export interface PgBouncer {
  /** The database, through it. */
  readonly url: string;
  readonly pid: number | undefined;
  /** Starts it again after `stop`; resolves when it accepts connections. */
  start(): Promise<void>;
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Leads new connections to a database of that name on another server, and closes all others. */
  point(database: string): Promise<void>;
  /** Asks the console, as `SHOW POOLS`. */
  ask(command: string): Promise<Record<string, unknown>[]>;
  log(): Promise<string>;
  drop(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. @throws when it is not installed, or does not start. */
export async function startPgBouncer(options: PgBouncerOptions): Promise<PgBouncer> {
  const { mode, settings } = options;
  const port = await freePort();
  const name = new URL(options.database).pathname.slice(1);
  const at = (database: string, user?: string) => {
    const url = new URL(options.database);
    url.host = `127.0.0.1:${port}`;
    url.pathname = `/${database}`;
    if (user) url.username = user;
    return url.href;
  };
  const console = at('pgbouncer', CONSOLE);
  const program = await prepare('pgbouncer', ['-q', 'pgbouncer.ini']);
  const log = () => readFile(join(program.folder, 'pgbouncer.log'), 'utf8').catch(() => '');
  const write = async (database: string) => {
    const { username, password, hostname, port: to } = new URL(database);
    await program.write(
      'users',
      `"${decodeURIComponent(username)}" "${password}"\n"${CONSOLE}" ""\n`,
    );
    const there = `host=${hostname} port=${to || 5432}`;
    const lines = { ...DEFAULTS, listen_port: port, pool_mode: mode, ...settings };
    await program.write(
      'pgbouncer.ini',
      [
        ...['[databases]', `${name} = ${there} dbname=${name}`, `* = ${there}`],
        ...['[pgbouncer]', ...Object.entries(lines).map(([key, value]) => `${key} = ${value}`), ''],
      ].join('\n'),
    );
  };
  const bouncer: PgBouncer = {
    url: at(name),
    get pid() {
      return program.pid;
    },
    log,
    start: async () => {
      program.start();
      await accepting(console, () => program.pid !== undefined).catch(async (error: unknown) => {
        throw new Error(`PgBouncer does not start: ${String(error)}\n${await log()}`);
      });
    },
    stop: (signal) => program.stop(signal),
    ask: (command) => ask(console, command),
    point: async (database) => {
      await write(database);
      for (const command of ['RELOAD', `KILL ${name}`, `RESUME ${name}`])
        await ask(console, command);
    },
    drop: () => program.drop(),
  };
  try {
    await write(options.database);
    await bouncer.start();
    return bouncer;
  } catch (error) {
    await bouncer.drop();
    throw error;
  }
}

/** Who may use the console. */
const CONSOLE = 'console';
const DEFAULTS = {
  listen_addr: '127.0.0.1',
  unix_socket_dir: '',
  auth_type: 'trust',
  auth_file: 'users',
  admin_users: CONSOLE,
  logfile: 'pgbouncer.log',
  max_client_conn: 1_000,
  default_pool_size: 50,
};

async function ask(url: string, command: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(command)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
