import type { Connections } from '../../src/db/database';
import { Unavailable } from '../../src/db/failures';
import { openPostgres } from '../../src/db/drivers/postgres';
import { fakePostgres, SHUTDOWN, type FakePostgres } from '../support/fake-postgres';

let server: FakePostgres;
let connections: Connections;

async function open(statementTimeout: number, farewell?: Buffer): Promise<void> {
  server = await fakePostgres(farewell);
  connections = openPostgres({ url: server.url, poolSize: 2, statementTimeout });
}

afterEach(() => server.close());

test('a shutdown in the moment of connecting is no more than a failed statement', async () => {
  await open(60_000, SHUTDOWN);
  for (let i = 0; i < 3; i += 1) {
    await expect(connections.read('SELECT 1')).rejects.toThrow(Unavailable);
    await expect(connections.transact((tx) => tx.run('SELECT 1'))).rejects.toThrow(Unavailable);
  }
  await connections.close();
});

test('a connection that hangs before its first statement is closed', async () => {
  await open(1_000);
  await expect(connections.read('SELECT 1')).rejects.toThrow(Unavailable);
  await server.left();
  await connections.close();
});
