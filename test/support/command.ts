import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PATIENT } from './patience';

const ROOT = join(__dirname, '..', '..');

/** What a command has left behind. */
export interface Ended {
  /** The exit code, or the signal that ended it. */
  readonly code: number | NodeJS.Signals;
  readonly output: string;
  readonly errors: string;
}

/** A command of `scripts` that runs. */
export interface Command {
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts it on a database, without npm in between. */
export function startCommand(script: string, databaseUrl: string, ...args: string[]): Command {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join('scripts', `${script}.ts`), ...args],
    {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...PATIENT, DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    ended: closed.then(([code, signal]) => ({ code: code ?? signal!, output, errors })),
    kill: (signal) => child.kill(signal),
  };
}
