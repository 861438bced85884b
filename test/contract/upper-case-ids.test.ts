import { useApp } from '../support/app';
import { append, chatPath, createChat, readChat } from '../support/builders';

const app = useApp();

/** SQLite tells the cases of a UUID apart, PostgreSQL does not. */
it('Every operation finds a chat by its id in either case.', async () => {
  const chat = await createChat(app.api, { id: '6F9619FF-8B86-D011-B42D-00CF4FC964FF' });
  const upper = { id: chat.id.toUpperCase() };
  const message = await append(app.api, upper);
  expect(message.chat_id).toBe(chat.id);
  await app.api.get(chatPath(upper, `/messages/${message.id.toUpperCase()}`)).expect(200);
  const list = await app.api.get(chatPath(upper, '/messages')).expect(200);
  expect(list.body).toMatchObject({ data: [message] });
  await app.api.patch(chatPath(upper)).send({ pinned: true }).expect(200);
  expect(await readChat(app.api, upper)).toMatchObject({ id: chat.id, pinned: true });
  await app.api.delete(chatPath(upper)).expect(204);
  await app.api.get(chatPath(chat)).expect(404);
});

it('An Idempotency-Key tells the cases of an id apart as any other difference of the payload.', async () => {
  const id = 'a1b2c3d4-8b86-4011-b42d-00cf4fc964ff';
  const send = (body: object) =>
    app.api.post('/api/v1/chats').set('Idempotency-Key', 'case').send(body);
  await send({ id }).expect(201);
  await send({ id: id.toUpperCase() }).expect(422);
});
