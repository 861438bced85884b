import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freshDatabase } from '../support/fresh-database';
import { PATIENT } from '../support/patience';

const ROOT = join(__dirname, '..', '..');

/** What a supervisor that has started `npm start` knows is npm's process, and no other. */
it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s to npm start ends the server, and npm with 0.',
  async (signal) => {
    const database = await freshDatabase();
    const npm = spawn('npm', ['start'], {
      cwd: ROOT,
      env: { ...process.env, ...PATIENT, PORT: '0', DATABASE_URL: database.url },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true, // a group of its own, of which nothing is to stay
    });
    const ended = once(npm, 'exit');
    try {
      const log: string[] = [];
      const url = await new Promise<string>((resolve, reject) => {
        createInterface({ input: npm.stdout }).on('line', (line) => {
          log.push(line);
          if (line.includes('"msg":"listening"'))
            resolve((JSON.parse(line) as { url: string }).url);
        });
        npm.once('close', (code) => reject(new Error(`npm ended with ${code}: ${log.join()}`)));
      });
      npm.kill(signal);
      expect(await ended).toEqual([0, null]);
      await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
      expect(() => process.kill(-npm.pid!, 0)).toThrow('ESRCH');
    } finally {
      killGroup(npm.pid!);
      await database.remove();
    }
  },
);

/** Whatever a start that did not end has left behind. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // nothing is left
  }
}
