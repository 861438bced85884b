import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './build';

export interface Server {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process has ended, by itself or not. */
  readonly ended: Promise<void>;
  /** Has it finish what it is doing and end. */
  stop(): void;
}

/** Starts the built server with the environment of this process and `env`. @returns when it listens */
export async function startServer(env: Readonly<Record<string, string>>): Promise<Server> {
  const server = spawn(process.execPath, [join(ROOT, 'dist', 'main.js')], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'close').then(() => undefined);
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const { msg, url } = JSON.parse(line) as { msg: string; url?: string };
      if (msg === 'listening') resolve(url!);
    });
    void ended.then(() => reject(new Error('The server did not start.')));
  });
  return { url, pid: server.pid!, ended, stop: () => server.kill('SIGTERM') };
}
