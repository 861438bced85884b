import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../../support/server-process';

/** The server that is asked. */
export interface Target {
  readonly url: string;
  /** Whether nobody has ever used its database. */
  readonly fresh: boolean;
  /** Whether nobody else asks it. */
  readonly ours: boolean;
  /** Bytes of memory that the process holds; undefined when that cannot be known. */
  readonly memory: () => number | undefined;
  readonly stop: () => Promise<void>;
}

/** A running server. */
export function existing(url: string): Target {
  return { url, fresh: false, ours: false, memory: () => undefined, stop: () => Promise.resolve() };
}

/** A server of its own, on `DATABASE_URL` or on a new SQLite file that goes with it. */
export async function started(): Promise<Target> {
  const given = process.env['DATABASE_URL'] ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
  const server = await startServer({
    ...(process.env as Record<string, string>),
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info', // it has to tell when it listens
    // What the collector puts off for want of need is no growth; what it cannot free is.
    NODE_OPTIONS: '--max-old-space-size=160 --max-semi-space-size=16',
    DATABASE_URL: given === '' ? `sqlite:${join(folder, 'fuzz.db')}` : given,
  });
  return {
    url: server.url,
    fresh: given === '',
    ours: true,
    memory: () => memoryOf(server.pid),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

function memoryOf(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
    return Number(kilobytes) * 1_024;
  } catch {
    return undefined;
  }
}
