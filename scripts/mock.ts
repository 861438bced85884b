import { spawn } from 'node:child_process';
import { join } from 'node:path';

const CONTRACT = join(__dirname, '..', 'openapi.yaml');

/**
 * Serves the contract's own examples by Prism, for every operation and status:
 * `npm run mock`, and then ask with `Prefer: code=429`. Options after `--` are
 * Prism's, as in `npm run mock -- --port 4011`.
 */
function main(options: readonly string[]): void {
  const prism = require.resolve('@stoplight/prism-cli');
  const child = spawn(
    process.execPath,
    [prism, 'mock', '--host', '127.0.0.1', ...options, CONTRACT],
    { stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    process.exitCode = signal ? 0 : (code ?? 1);
  });
}

main(process.argv.slice(2));
