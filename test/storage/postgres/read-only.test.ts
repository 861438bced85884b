import { Client } from 'pg';
import { startApp, type RunningApp } from '../../support/app';
import { append, chatPath, createChat, newMessage } from '../../support/builders';
import { loseConnections } from '../../support/lose-connections';

let app: RunningApp;
let admin: Client;

beforeEach(async () => {
  app = await startApp();
  admin = new Client({ connectionString: process.env['TEST_POSTGRES_URL']! });
  await admin.connect();
});

afterEach(async () => {
  await admin.end();
  await app.close();
});

/** Every connection that is made from now on only reads, or writes again. */
async function turn(mode: 'on' | 'off'): Promise<void> {
  const name = new URL(app.databaseUrl).pathname.slice(1);
  await admin.query(`ALTER DATABASE ${name} SET default_transaction_read_only = ${mode}`);
}

it('A database that only reads for a while is written to again as soon as it takes writes.', async () => {
  const chat = await createChat(app.api);
  await append(app.api, chat);
  await turn('on');
  await loseConnections(app.databaseUrl);
  await app.api.post(chatPath(chat, '/messages')).send(newMessage()).expect(503);
  await app.api.post(chatPath(chat, '/messages')).send(newMessage()).expect(503);
  await app.api.get('/ready').expect(503);
  await app.api.get(chatPath(chat)).expect(200);

  await turn('off');
  await app.api.get('/ready').expect(200);
  const { sequence } = await append(app.api, chat);
  expect(sequence).toBe(2);
});
