import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** strace is not here, or may not attach. */
export class NoStrace extends Error {}

/**
 * Makes system calls of a running process fail with EIO.
 * @returns a function that lets them work again.
 * @throws NoStrace
 */
export async function failCalls(pid: number, calls: string): Promise<() => Promise<void>> {
  const strace = spawn(
    'strace',
    ['-f', '-p', `${pid}`, '-o', '/dev/null', '-e', `inject=${calls}:error=EIO`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<string>((resolve) => {
    strace.once('error', (error) => resolve(error.message));
    strace.once('exit', (code) => resolve(`strace ended with ${code}`));
  });
  const lines = createInterface({ input: strace.stderr });
  let said = '';
  const attached = new Promise<true>((resolve) => {
    lines.on('line', (line) => {
      said += `${line}; `;
      if (/^strace: Process \d+ attached/.test(line)) resolve(true);
    });
  });
  const failed = await Promise.race([attached, ended]);
  if (failed !== true) throw new NoStrace(`${said}${failed}`);
  return async () => {
    strace.kill('SIGINT');
    await ended;
  };
}
