import { setTimeout as wait } from 'node:timers/promises';
import type { Connections } from '../../src/db/database';
import { Unavailable } from '../../src/db/failures';
import { openPostgres } from '../../src/db/drivers/postgres';
import { fakePostgres, SHUTDOWN, type FakePostgres } from '../support/fake-postgres';

const TIMEOUT = 200;
/** Milliseconds after which a connection without an answer has been given up. */
const GIVEN_UP = TIMEOUT + 1_000;

let server: FakePostgres;
let connections: Connections;

async function open(farewell?: Buffer): Promise<void> {
  server = await fakePostgres(farewell);
  connections = openPostgres({ url: server.url, poolSize: 2, statementTimeout: TIMEOUT });
}

afterEach(() => server.close());

test('a shutdown in the moment of connecting is no more than a failed statement', async () => {
  await open(SHUTDOWN);
  for (let i = 0; i < 3; i += 1) {
    await expect(connections.read('SELECT 1')).rejects.toThrow(Unavailable);
    await expect(connections.transact((tx) => tx.run('SELECT 1'))).rejects.toThrow(Unavailable);
  }
  await connections.close();
});

test('a connection that hangs before its first statement is closed', async () => {
  await open();
  await expect(connections.read('SELECT 1')).rejects.toThrow(Unavailable);
  await wait(GIVEN_UP);
  expect(server.open()).toBe(0);
  await connections.close();
});
