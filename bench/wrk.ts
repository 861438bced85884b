import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ask } from './ask';
import type { Send } from './load';
import { scriptFor } from './wrk-script';

/** What the script prints of a burst; times are in microseconds. */
interface Told {
  readonly requests: number;
  readonly duration: number;
  readonly p50: number;
  readonly p99: number;
  /** Socket errors, time-outs, and statuses above 399. */
  readonly errors: number;
}

/**
 * Sends loads by wrk, which costs less than autocannon does. It counts statuses
 * above 399 only, so that one reply is looked at before each burst.
 * @param directory for its scripts.
 */
export function byWrk(directory: string): Send {
  return async (load, { duration }) => {
    await (await ask(load)).arrayBuffer();
    const script = join(directory, 'wrk.lua');
    await writeFile(script, scriptFor(load));
    const seconds = Math.ceil(duration); // it takes whole ones only
    const { stdout } = await promisify(execFile)('wrk', [
      ...['--threads', '1', '--connections', String(load.clients)],
      ...['--duration', `${seconds}s`, '--timeout', '30s', '--script', script, load.url],
    ]);
    const told = JSON.parse(stdout.trim().split('\n').at(-1)!) as Told;
    if (told.errors > 0 || told.requests === 0)
      throw new Error(`${load.url}: ${told.errors} of ${told.requests} requests failed.`);
    return {
      rate: told.requests / (told.duration / 1e6),
      p50: told.p50 / 1_000,
      p99: told.p99 / 1_000,
    };
  };
}
