import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockContract } from './mock-contract';

/**
 * Serves the contract's own examples by Prism, for every operation and status:
 * `npm run mock`, and then ask with `Prefer: code=429`. Options after `--` are
 * Prism's, as in `npm run mock -- --port 4011`.
 */
function main(options: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'aldar-kose-mock-'));
  const contract = join(folder, 'openapi.json');
  writeFileSync(contract, mockContract());
  const prism = require.resolve('@stoplight/prism-cli');
  const child = spawn(
    process.execPath,
    [prism, 'mock', '--host', '127.0.0.1', ...options, contract],
    { stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    rmSync(folder, { recursive: true });
    process.exitCode = signal ? 0 : (code ?? 1);
  });
}

main(process.argv.slice(2));
