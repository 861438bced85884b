import { startServer } from '../../support/server-process';
import { Client } from './client';
import type { TestDatabases } from './database';
import type { Droppable, Setting } from './fault';
import type { Report } from './report';

type Given = Pick<Setting, 'rounds' | 'quick' | 'folder' | 'report'> & {
  readonly databases: TestDatabases;
};

/** Where speed is judged, servers are no more patient than they are by themselves. */
const OWN_LIMITS = { DATABASE_STATEMENT_TIMEOUT: '', SHUTDOWN_TIMEOUT: '' };

/** Opens what a fault needs; `close` ends the servers it has started and removes its databases. */
export function openSetting({ databases, ...given }: Given): {
  readonly setting: Setting;
  readonly close: () => Promise<void>;
} {
  const things: Promise<Droppable>[] = [];
  let closed = false;
  const owned = <T extends Droppable>(make: () => Promise<T>): Promise<T> => {
    if (closed) return Promise.reject(new Error('The fault has ended.'));
    const thing = make();
    things.push(thing);
    return thing;
  };
  const setting: Setting = {
    ...given,
    owned,
    database: (folder = given.folder) => owned(() => databases.create(folder)),
    serve: async (database, env = {}, code = 0) => {
      const begun = performance.now();
      const { server, client } = await owned(() =>
        start(
          { ...(!given.quick && OWN_LIMITS), DATABASE_URL: database.url, ...env },
          given.report,
          code,
        ),
      );
      const ready = await client.send({ path: '/ready' });
      if (ready.status !== 200) throw new Error(`/ready answered ${ready.status}: ${ready.text}`);
      return { server, client, readyIn: performance.now() - begun };
    },
    progress: (text) => process.stderr.write(`${given.report.fault}: ${text}\n`),
  };
  return {
    setting,
    close: async () => {
      closed = true;
      // Also what is only being started while this goes on.
      for (let thing = things.pop(); thing; thing = things.pop())
        await thing.then(drop, () => undefined);
    },
  };
}

async function start(env: Readonly<Record<string, string>>, report: Report, due: number) {
  const server = await startServer(env);
  const client = new Client(server.url);
  return {
    server,
    client,
    drop: async () => {
      client.close();
      const code = await server.stop('SIGKILL');
      report.expect(
        code === due || code === 'SIGKILL',
        `a server ended: ${code} ${server.errors()}`,
      );
    },
  };
}

/** What cannot be dropped keeps nothing else from it. */
async function drop(thing: Droppable): Promise<void> {
  await thing.drop().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
}
