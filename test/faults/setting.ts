import type { ServerProcess } from '../support/server-process';
import { startServer } from '../support/server-process';
import { Client } from './client';
import type { TestDatabase, TestDatabases } from './database';
import type { Setting } from './fault';

type Given = Pick<Setting, 'rounds' | 'quick' | 'folder' | 'report'> & {
  readonly databases: TestDatabases;
};

/** Opens what a fault needs; `close` ends the servers it has started and removes its databases. */
export function openSetting({ databases, ...given }: Given): {
  readonly setting: Setting;
  readonly close: () => Promise<void>;
} {
  const servers: ServerProcess[] = [];
  const clients: Client[] = [];
  const made: TestDatabase[] = [];
  const setting: Setting = {
    ...given,
    database: async (folder = given.folder) => {
      const database = await databases.create(folder);
      made.push(database);
      return database;
    },
    serve: async (database) => {
      const begun = performance.now();
      const server = await startServer({ DATABASE_URL: database.url });
      servers.push(server);
      const client = new Client(server.url);
      clients.push(client);
      const ready = await client.send({ path: '/ready' });
      if (ready.status !== 200) throw new Error(`/ready answered ${ready.status}: ${ready.text}`);
      return { server, client, readyIn: performance.now() - begun };
    },
    progress: (text) => process.stderr.write(`${given.report.fault}: ${text}\n`),
  };
  return {
    setting,
    close: async () => {
      for (const client of clients) client.close();
      await Promise.all(servers.map((server) => server.stop('SIGKILL')));
      for (const database of made) await database.drop();
    },
  };
}
