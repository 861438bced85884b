import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const STEPS = [
  { name: 'the server', args: ['run', '--silent', 'build'] },
  { name: 'the client', args: ['run', '--silent', 'build', '-w', 'clients/typescript'] },
  {
    name: 'the page',
    args: ['run', '--silent', 'build', '-w', 'examples/storyboard', '--', '--logLevel', 'warn'],
  },
];

/** Builds the server, the client and the page, and tells how long each took. */
export async function buildAll(tell: (line: string) => void): Promise<void> {
  for (const { name, args } of STEPS) {
    const begun = Date.now();
    const npm = spawn('npm', args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    const [code] = (await once(npm, 'close')) as [number | null];
    if (code !== 0) throw new Error(`Building ${name} failed.`);
    tell(`built ${name} in ${((Date.now() - begun) / 1_000).toFixed(1)} s`);
  }
}
