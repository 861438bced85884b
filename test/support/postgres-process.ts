import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

/** Milliseconds to start, recovery included. */
const PATIENCE = 60_000;

/** Whether a child has been started and has not ended. */
export function running(child: ChildProcess | undefined): child is ChildProcess {
  return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** Sends a signal and waits for the end; also of one that is held by SIGSTOP. */
export async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!running(child)) return;
  const exited = once(child, 'exit');
  child.kill('SIGCONT'); // in case that a test has stopped it
  child.kill(signal);
  await exited;
}

/** Resolves when a server accepts connections. @throws when it ends before, or takes too long. */
export async function accepting(url: string, alive: () => boolean = () => true): Promise<void> {
  const begun = Date.now();
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (!alive() || Date.now() - begun > PATIENCE) throw error;
      await wait(20);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
