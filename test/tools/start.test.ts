import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database';
import { PATIENT } from '../support/patience';

const ROOT = join(__dirname, '..', '..');

let database: FreshDatabase;
let npm: ChildProcess | undefined;

beforeEach(async () => {
  database = await freshDatabase();
});

afterEach(async () => {
  if (npm && isThere(-npm.pid!)) process.kill(-npm.pid!, 'SIGKILL'); // it has not ended as it ought to
  await database.remove();
});

/** What a supervisor that has started `npm start` knows is npm's process, and no other. */
it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s to npm start ends the server, and npm with 0.',
  async (signal) => {
    const url = await startByNpm();
    const ended = once(npm!, 'exit');
    npm!.kill(signal);
    expect(await ended).toEqual([0, null]);
    await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
    expect(isThere(-npm!.pid!)).toBe(false);
  },
);

/** Starts the server as a user does, in a group of its own. @returns where it listens. */
async function startByNpm(): Promise<string> {
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...process.env, ...PATIENT, PORT: '0', DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  npm = child;
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('"msg":"listening"')) resolve((JSON.parse(line) as { url: string }).url);
    });
    child.once('close', (code) => reject(new Error(`npm ended with ${code}.`)));
  });
}

/** Whether there is such a process, or, below zero, any of such a group. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
