import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContract } from '../src/http/contract/contract';

/**
 * Serves the contract's own examples by Prism, for every operation and status:
 * `npm run mock`, and then ask with `Prefer: code=429`. Options after `--` are
 * Prism's, as in `npm run mock -- --port 4011`.
 */
function main(options: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'mock-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // As JSON, because Prism knows no merge keys (`<<`).
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(readContract().document));

  const prism = require.resolve('@stoplight/prism-cli');
  const child = spawn(process.execPath, [prism, 'mock', '--host', '127.0.0.1', ...options, file], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    process.exitCode = signal ? 0 : (code ?? 1);
  });
}

main(process.argv.slice(2));
