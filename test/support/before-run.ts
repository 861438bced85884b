import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEEN_FOLDER } from './contract-check/seen';

const ROOT = join(__dirname, '..', '..');

/** Before the first test: builds the server that some tests start, and makes room for what is seen. */
export default function beforeRun(): void {
  process.env[SEEN_FOLDER] = mkdtempSync(join(tmpdir(), 'contract-seen-'));
  if (newest(join(ROOT, 'src')) > changed(join(ROOT, 'dist', 'build.tsbuildinfo')))
    execFileSync(
      process.execPath,
      [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
      {
        cwd: ROOT,
        stdio: 'inherit',
      },
    );
}

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((file) => changed(join(folder, file))));
}

/** When a file was last changed; long ago when there is none. */
function changed(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
