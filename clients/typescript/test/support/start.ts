import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer, type ServerProcess } from '../../../../test/support/server-process.js';

const SERVER = fileURLToPath(new URL('../../../../dist/main.js', import.meta.url));

/** A server of its own, on a fresh SQLite file. */
export interface TestServer {
  readonly url: string;
  /** Kills it with SIGKILL and starts it again, on the same port and file. */
  restart(): Promise<void>;
  /** Kills it with SIGKILL; `restart` starts it again. */
  kill(): Promise<void>;
  /** Stops it and deletes its file. */
  close(): Promise<void>;
}

/** Starts `dist/main.js` (run `npm run build` first). @param env adds to its environment. */
export async function startTestServer(env: Record<string, string> = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'aldar-client-'));
  const settings = { DATABASE_URL: `sqlite:${folder}/app.db`, LOG_LEVEL: 'info', ...env };
  let server: ServerProcess | undefined = await startServer(settings, SERVER);
  const { url } = server;
  const kill = async () => {
    await server?.stop('SIGKILL');
    server = undefined;
  };
  return {
    url,
    kill,
    async restart() {
      await kill();
      server = await startServer({ ...settings, PORT: new URL(url).port }, SERVER);
    },
    async close() {
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
