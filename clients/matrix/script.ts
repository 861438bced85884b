import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** What a script has printed, on both of its streams, and whether it succeeded. */
export interface Outcome {
  readonly output: string;
  readonly succeeded: boolean;
}

/** Milliseconds that one script may take, on a busy machine too. */
const PATIENCE = 15 * 60_000;

/**
 * Runs a script of bash, up to its first command that fails.
 * @param log the file that all its output goes to besides.
 */
export async function runScript(
  script: string,
  { cwd, env, log }: { cwd: string; env: NodeJS.ProcessEnv; log: string },
): Promise<Outcome> {
  const file = createWriteStream(log);
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE,
  });
  let output = '';
  const keep = (chunk: string) => {
    output += chunk;
    file.write(chunk);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', keep);
  const [code] = (await once(child, 'close')) as [number | null];
  file.end();
  await finished(file);
  return { output, succeeded: code === 0 };
}
