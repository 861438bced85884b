import { apiOf } from '../support/api';
import { chatPath, createChat, newMessage } from '../support/builders';
import { freshDatabase } from '../support/fresh-database';
import { startServer } from '../support/server-process';

it('A key is remembered across a crash of the process.', async () => {
  const database = await freshDatabase();
  const first = await startServer({ DATABASE_URL: database.url });
  const chat = await createChat(apiOf(first.url));
  const send = (url: string) =>
    apiOf(url)
      .post(chatPath(chat, '/messages'))
      .set('Idempotency-Key', 'crash')
      .send(newMessage())
      .expect(201);
  const stored = await send(first.url);
  expect(await first.stop('SIGKILL')).toBe('SIGKILL');

  const second = await startServer({ DATABASE_URL: database.url });
  const again = await send(second.url);
  expect(again.body).toEqual(stored.body);
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(await second.stop()).toBe(0);
  await database.remove();
});
