import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../../support/free-port';
import { configuration } from './nginx-configuration';
import { prepare, type Program } from './program';

/** nginx in front of servers. */
export interface Nginx {
  readonly url: string;
  readonly pid: number | undefined;
  /**
   * Sends what comes from now on to these servers. What is under way, event streams
   * too, ends where it is. Resolves when nothing new goes to the others. Connections on
   * which nothing is under way are closed, which a client may see as one that is lost.
   */
  point(servers: readonly string[]): Promise<void>;
  /** The lines of its error log. */
  log(): Promise<string>;
  drop(): Promise<void>;
}

/** Milliseconds to take a new configuration. */
const PATIENCE = 30_000;

/** What a worker logs that takes no new connections any more. */
const RETIRED = /gracefully shutting down/g;

/**
 * Starts nginx on a free port of 127.0.0.1.
 * @param servers URLs to which requests go in turn. @throws when it is not installed, or does not start.
 */
export async function startNginx(given: { readonly servers: readonly string[] }): Promise<Nginx> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = await prepare('nginx', ['-p', '.', '-e', LOG, '-c', 'nginx.conf']);
  const log = () => readFile(join(program.folder, LOG), 'utf8').catch(() => '');
  let generation = 0;
  const write = (servers: readonly string[]) =>
    program.write('nginx.conf', configuration({ port, servers, generation }));
  const serves = async () => (await generationAt(url)) === generation;
  try {
    await write(given.servers);
    program.start();
    await until(serves, program, log);
  } catch (error) {
    await program.drop();
    throw error;
  }
  return {
    url,
    get pid() {
      return program.pid;
    },
    log,
    point: async (servers) => {
      generation += 1;
      await write(servers);
      program.signal('SIGHUP');
      await until(serves, program, log);
      await until(async () => retired(await log()) >= generation, program, log);
    },
    drop: () => program.drop(),
  };
}

const LOG = 'error.log';

/** How many workers have been replaced. */
function retired(log: string): number {
  return log.match(RETIRED)?.length ?? 0;
}

async function generationAt(url: string): Promise<number> {
  try {
    const reply = await fetch(`${url}/fleet/generation`, { headers: { Connection: 'close' } });
    return reply.ok ? Number(await reply.text()) : NaN;
  } catch {
    return NaN;
  }
}

async function until(
  holds: () => Promise<boolean>,
  program: Program,
  log: () => Promise<string>,
): Promise<void> {
  const begun = Date.now();
  while (!(await holds())) {
    if (program.pid === undefined || Date.now() - begun > PATIENCE)
      throw new Error(`nginx does not serve: ${(await log()).slice(-2_000)}`);
    await wait(10);
  }
}
