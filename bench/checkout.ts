import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A copy of this project with a server that is built. */
export interface Checkout {
  readonly root: string;
  /** Its commit, and whether its files differ from that; the folder where git does not know. */
  readonly name: string;
}

/** @throws when nothing is built there. */
export function checkout(directory: string): Checkout {
  const root = resolve(directory);
  const built = join(root, 'dist', 'main.js');
  if (!existsSync(built))
    throw new Error(`${built} does not exist. Run there: npm ci && npm run build`);
  return { root, name: nameOf(root) };
}

function nameOf(root: string): string {
  try {
    const args = ['-C', root, 'describe', '--always', '--dirty'];
    return execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return root;
  }
}
