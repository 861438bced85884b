import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PATIENT } from './patience';

const ROOT = join(__dirname, '..', '..');

/** A real server process, from `dist/`. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything it has logged so far, a line each. */
  readonly log: readonly string[];
  /** Everything it has written to stderr so far. */
  readonly errors: () => string;
  /** Sends a signal and resolves with the exit code, or with the signal that ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

/** A process that ended before it listened. */
export class StartFailed extends Error {
  constructor(
    readonly exitCode: number | null,
    readonly output: string,
  ) {
    super(`The server ended with ${exitCode}: ${output}`);
  }
}

/**
 * Starts `node dist/main.js` (run `npm run build` first) on a free port of
 * 127.0.0.1 and resolves when it listens.
 * @param env its environment; an empty variable has the server's own default.
 * @throws StartFailed
 */
export async function startServer(
  env: Readonly<Record<string, string>>,
  script = join(ROOT, 'dist', 'main.js'),
  node = process.execPath,
): Promise<ServerProcess> {
  const child = spawn(node, [script], {
    env: { PATH: process.env['PATH'], PORT: '0', ...PATIENT, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  // Only when its pipes are closed has everything been read that it wrote.
  const exited = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));

  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.push(line);
      if (line.includes('"msg":"listening"')) resolve((JSON.parse(line) as { url: string }).url);
    });
    child.once('close', (code) => reject(new StartFailed(code, errors)));
  });
  return {
    url,
    pid: child.pid!,
    log,
    errors: () => errors,
    stop: (signal = 'SIGTERM') => stop(child, exited, signal),
  };
}

async function stop(
  child: ChildProcess,
  exited: Promise<[number | null, NodeJS.Signals | null]>,
  signal: NodeJS.Signals,
): Promise<number | NodeJS.Signals> {
  child.kill(signal);
  const [code, by] = await exited;
  return code ?? by!;
}
