import { rename } from 'node:fs/promises';
import { startApp, type RunningApp } from '../../support/app';
import { chatPath, createChat, newMessage } from '../../support/builders';

let app: RunningApp;
let file: string;

beforeEach(async () => {
  app = await startApp();
  file = app.databaseUrl.replace('sqlite:', '');
});

afterEach(() => app.close());

it('Nothing is written into a file that is no longer there, until it is back.', async () => {
  const chat = await createChat(app.api);
  await rename(file, `${file}.gone`);
  const reply = await app.api.post(chatPath(chat, '/messages')).send(newMessage()).expect(503);
  expect(reply.headers['retry-after']).toMatch(/^\d+$/);
  await app.api.get('/ready').expect(503);

  await rename(`${file}.gone`, file);
  await app.api.get('/ready').expect(200);
  await app.api.post(chatPath(chat, '/messages')).send(newMessage()).expect(201);
});

it('Nothing is written past a file that has taken its place.', async () => {
  const other = await startApp();
  const chat = await createChat(app.api);
  try {
    await rename(file, `${file}.gone`);
    await rename(other.databaseUrl.replace('sqlite:', ''), file);
    await app.api.delete(chatPath(chat)).expect(503);
  } finally {
    await other.close();
  }
});
