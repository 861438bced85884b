import { Unavailable } from '../../../src/db/failures';
import { useApp } from '../../support/app';
import { append, chatPath, createChat, newMessage } from '../../support/builders';
import { changeDatabase } from '../../support/change-database';
import { loseConnections } from '../../support/lose-connections';

const app = useApp();

/** What goes past the log, where a server's words may quote a client's. */
const told: unknown[] = [];
beforeEach(() => {
  told.splice(0);
  for (const method of ['log', 'warn', 'error'] as const)
    jest.spyOn(console, method).mockImplementation((...words: unknown[]) => told.push(words));
});
afterEach(() => {
  jest.restoreAllMocks();
});

const LOST = 'SELECT pg_terminate_backend(pg_backend_pid())';

it('A writer that is lost in the middle of a transaction is replaced, without a word on the console.', async () => {
  const chat = await createChat(app.api);
  await expect(changeDatabase(app.service.database, [LOST])).rejects.toThrow(Unavailable);
  const { sequence } = await append(app.api, chat);
  expect(sequence).toBe(1);
  expect(told).toEqual([]);
});

it('A writer that was lost while it rested is replaced, without a word on the console.', async () => {
  const chat = await createChat(app.api);
  await loseConnections(app.databaseUrl);
  // The first one may find out that nobody is there any more.
  await app.api.post(chatPath(chat, '/messages')).send(newMessage());
  await append(app.api, chat);
  expect(told).toEqual([]);
});

it('A commit that fails is undone and told by the log alone.', async () => {
  const chat = await createChat(app.api);
  await changeDatabase(app.service.database, [
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
       'BEGIN RAISE EXCEPTION ''no %'', NEW.content; END'`,
    `CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON messages
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()`,
  ]);
  await app.api.post(chatPath(chat, '/messages')).send(newMessage()).expect(500);
  await changeDatabase(app.service.database, ['DROP TRIGGER refuse ON messages']);
  const { sequence } = await append(app.api, chat);
  expect(sequence).toBe(1);
  expect(told).toEqual([]);
});
