import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../test/support/free-port';

/** This checkout. */
export const ROOT = join(__dirname, '..');

/** A server process that answers. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the start of the process to its first ready answer. */
  readonly readyAfter: number;
  stop(): Promise<void>;
}

/**
 * Starts the built server on a database.
 * @param log the file that its log goes to. @param root a checkout, this one if left out.
 * @param more of its environment.
 */
export function startOurs(
  database: string,
  log: string,
  level: string,
  root = ROOT,
  more: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const env = { ...more, DATABASE_URL: database, LOG_LEVEL: level };
  return launch({ args: () => [join(root, 'dist', 'main.js')], env }, log);
}

/** Starts the floor on a SQLite file. */
export function startFloor(
  file: string,
  log: string,
  driver: { readonly floor: string; readonly floorModule: string | undefined },
): Promise<RunningServer> {
  const env = {
    FLOOR_FILE: file,
    FLOOR_DRIVER: driver.floor,
    FLOOR_MODULE: driver.floorModule ?? driver.floor,
  };
  return launch({ args: () => typescript(join(__dirname, 'floor', 'main.ts')), env }, log);
}

/** Node's arguments to run a file that is not compiled. */
export function typescript(file: string): readonly string[] {
  return ['--import', 'tsx', file];
}

/** How a server is started. */
export interface Launch {
  /** Node, if left out. */
  readonly command?: string;
  readonly args: (port: number) => readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The path that answers once it is ready. */
  readonly ready?: string;
}

/** How long a process may take until it is ready, in milliseconds. */
const PATIENCE = 120_000;

/** @throws when the server ends, or is not ready in time. */
export async function launch(
  { command = process.execPath, args, env = {}, ready = '/ready' }: Launch,
  log: string,
): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const output = openSync(log, 'a');
  const began = performance.now();
  const child = spawn(command, args(port), {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], PORT: String(port), ...env },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const exited = once(child, 'exit');
  while (!(await answers(url + ready))) {
    if (child.exitCode !== null || performance.now() - began > PATIENCE) {
      child.kill('SIGKILL');
      throw new Error(`A server did not start: ${readFileSync(log, 'utf8').slice(-2_000)}`);
    }
    await wait(5);
  }
  return {
    url,
    pid: child.pid!,
    readyAfter: performance.now() - began,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (reply) => reply.ok,
    () => false,
  );
}
