import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port';
import { PATIENT } from './patience';

const MAIN = join(__dirname, '..', '..', 'dist', 'main.js');

/** A server process whose log goes where a test wants it, so that it cannot tell its port. */
export interface LoggingServer {
  readonly url: string;
  /** Sends a signal and resolves with the exit code, or with the signal that ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

/**
 * Starts `dist/main.js` and resolves when it answers.
 * @param stdout a file descriptor.
 */
export async function startLogging(
  stdout: number,
  env: Readonly<Record<string, string>>,
): Promise<LoggingServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], PORT: String(port), ...PATIENT, ...env },
    stdio: ['ignore', stdout, 'inherit'],
  });
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    await wait(20);
  }
  return {
    url,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const [code, by] = await exited;
      return code ?? by!;
    },
  };
}

function answers(url: string): Promise<boolean> {
  return fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) }).then(
    (reply) => reply.ok,
    () => false,
  );
}
