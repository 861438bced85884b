import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chown, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findPostgres, type PostgresBinaries } from './postgres-binaries';
import { accepting, end, running } from './postgres-process';
import { freePort } from './free-port';

const run = promisify(execFile);

export interface ClusterOptions {
  readonly port?: number;
  /** For `postgresql.conf`. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** An existing folder to keep the data in; one for temporary files otherwise. */
  readonly folder?: string;
  /** An existing folder to keep the write-ahead log in, when it is not to lie beside the data. */
  readonly walFolder?: string;
  /** Arguments for initdb. */
  readonly initdb?: readonly string[];
  /** URL of the cluster whose streaming standby it is to be, on a copy of its data. */
  readonly standbyOf?: string;
}

/** A PostgreSQL server for a test, on data of its own. */
export interface PostgresCluster {
  /** Its database `postgres`, as the superuser. */
  readonly url: string;
  readonly dataDir: string;
  /** The process id of the postmaster; undefined while it does not run. */
  readonly pid: number | undefined;
  /** Who may write its files. */
  readonly as: PostgresBinaries['as'];
  /** Starts it again after `stop`; resolves when it accepts connections. */
  start(): Promise<void>;
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  /** Everything it has logged. */
  log(): Promise<string>;
  /** Ends it, whatever state it is in, and removes its data. */
  drop(): Promise<void>;
}

/** @throws when there is no PostgreSQL here, or it does not start. */
export async function startCluster(options: ClusterOptions = {}): Promise<PostgresCluster> {
  const binaries = findPostgres();
  if (!binaries) throw new Error('There is no PostgreSQL on this machine.');
  const { as } = binaries;
  const home = await place(options.folder ?? tmpdir(), as);
  const wal = options.walFolder && (await place(options.walFolder, as));
  const dataDir = join(home, 'data');
  const logFile = join(await place(tmpdir(), as), 'log');
  const port = options.port ?? (await freePort());
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const settings = { ...SETTINGS, ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let child: ChildProcess | undefined;

  const cluster: PostgresCluster = {
    url,
    dataDir,
    as,
    get pid() {
      return running(child) ? child.pid : undefined;
    },
    start: async () => {
      const log = await open(logFile, 'a');
      // A group of its own: Ctrl-C in a terminal is for the tests, which then stop it.
      child = spawn(binaries.postgres, ['-D', dataDir, '-p', `${port}`, ...flags], {
        ...as,
        cwd: home,
        env: ENV,
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
      });
      child.once('error', () => undefined);
      await log.close();
      await accepting(url, () => running(child)).catch(async (error: unknown) => {
        throw new Error(`${String(error)}\n${(await cluster.log()).slice(-2_000)}`);
      });
    },
    stop: (mode) => end(child, mode === 'fast' ? 'SIGINT' : 'SIGQUIT'),
    log: () => readFile(logFile, 'utf8').catch(() => ''),
    drop: async () => {
      const killing = setTimeout(() => child?.kill('SIGKILL'), 10_000);
      await end(child, 'SIGQUIT');
      clearTimeout(killing);
      for (const folder of [home, dirname(logFile), ...(wal ? [wal] : [])])
        await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  try {
    const more = [...(wal ? ['-X', join(wal, 'wal')] : []), ...(options.initdb ?? [])];
    const where = { ...as, cwd: home, env: ENV };
    if (options.standbyOf === undefined)
      await run(binaries.initdb, ['-D', dataDir, ...INITDB, ...more], where);
    else {
      const copy = join(dirname(binaries.initdb), 'pg_basebackup');
      await run(copy, ['-D', dataDir, '-d', options.standbyOf, ...BACKUP], where);
    }
    await cluster.start();
    return cluster;
  } catch (error) {
    await cluster.drop();
    throw error;
  }
}

const INITDB = '-U postgres -A trust -E UTF8 --locale=C --data-checksums --no-sync'.split(' ');
/** With the log that is written meanwhile, and ready to follow (`standby.signal`). */
const BACKUP = '-X stream -c fast -R --no-sync'.split(' ');
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 300,
};
const ENV = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };

/** Makes a folder that the user who runs PostgreSQL can write into. */
async function place(parent: string, { uid, gid }: PostgresBinaries['as']): Promise<string> {
  const folder = await mkdtemp(join(parent, 'postgres-'));
  if (uid !== undefined) await chown(folder, uid, gid!);
  return folder;
}
