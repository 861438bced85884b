import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';

/** Milliseconds that a build may take without a word. */
const PATIENCE = 1_000;

/**
 * Builds the server, as far as it has changed, and after it packages that lie beside it.
 * @param {readonly string[]} workspaces their folders, in the order in which they need each other.
 * @param {(text: string) => void} tell is told what is being built where that takes longer.
 * @returns {Promise<boolean>} whether all of them were built; what was wrong has been shown.
 */
export async function build(workspaces, tell) {
  for (const workspace of ['', ...workspaces]) {
    const what = workspace || 'the server';
    const slow = setTimeout(() => tell(`Building ${what} …\n`), PATIENCE);
    const command = `npm run --silent build ${workspace && `-w ${workspace}`}`;
    const [code] = await once(spawn(command, { shell: true, stdio: 'inherit' }), 'close');
    clearTimeout(slow);
    if (code !== 0) return false;
  }
  return true;
}

// `node scripts/build.mjs clients/typescript`, before whatever runs what was built.
if (process.argv[1] === import.meta.filename) {
  const built = await build(process.argv.slice(2), (text) => process.stderr.write(text));
  process.exitCode = built ? 0 : 1;
}
