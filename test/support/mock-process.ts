import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '..', '..');

/** A running `npm run mock`. */
export interface MockProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the mock on a free port and resolves when it listens.
 * @throws when it ends before that.
 */
export async function startMock(): Promise<MockProcess> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join('scripts', 'mock.ts'), '--port', '0'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exited = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [found] = /http:\/\/[\d.]+:\d+/.exec(line) ?? [];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error(`The mock ended: ${errors}`)));
  });
  return {
    url,
    async stop() {
      child.kill();
      await exited;
    },
  };
}
