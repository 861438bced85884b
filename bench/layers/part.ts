import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { burst, type Load } from '../load';
import { ROOT } from '../servers';
import type { Ready } from './main';

/** A process that serves a part of the server. */
export interface Part extends Ready {
  /** Sends so many requests. @returns microseconds that its main thread took for each. */
  measure(load: Load, amount: number): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts the process. @param log the file that its log goes to.
 * @param stage as for `serve`. @throws when it does not start.
 */
export async function startPart(
  stage: string,
  log: string,
  settings: Readonly<Record<string, string>>,
): Promise<Part> {
  const output = openSync(log, 'a');
  const child = fork(join(__dirname, 'main.ts'), [stage], {
    cwd: ROOT,
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env['PATH'], PORT: '0', ...settings },
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  const exited = once(child, 'exit').then(() => undefined);
  const said = async (): Promise<unknown> => {
    const message = await Promise.race([once(child, 'message'), exited]);
    if (!message) throw new Error(`${stage} has ended: ${readFileSync(log, 'utf8').slice(-2_000)}`);
    return message[0];
  };
  const microseconds = () => {
    child.send('time');
    return said() as Promise<number>;
  };
  return {
    ...((await said()) as Ready),
    async measure(load, amount) {
      const before = await microseconds();
      await burst(load, { amount });
      const time = (await microseconds()) - before;
      await truncate(log); // so many requests would leave gigabytes
      return time / amount;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
