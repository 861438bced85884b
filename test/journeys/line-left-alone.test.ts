import { useApp } from '../support/app';
import { chatPath, createChat, messagePath, newMessage, readChat } from '../support/builders';
import { NOWHERE } from '../support/good-requests';
import { lineOf } from '../support/revisions';

const app = useApp();
const api = () => app.api;

it('What fails, what changes nothing and what is replayed takes no number.', async () => {
  const chat = await createChat(api());
  const id = NOWHERE.message.id;
  const key = (path: string) => api().post(path).set('Idempotency-Key', 'line');
  await key(chatPath(chat, '/messages')).send(newMessage({ id })).expect(201);
  const path = messagePath(chat, { id });
  const metadata = { a: 'b' };
  await api().patch(path).send({ metadata }).expect(200);
  const before = [await lineOf(api()), await readChat(api(), chat)];

  const messages = chatPath(chat, '/messages');
  const bad = { messages: [newMessage(), newMessage({ id })] };
  await api().post(`${messages}/batch`).send(bad).expect(409);
  await api()
    .post(messages)
    .send(newMessage({ parent_sequence: 7 }))
    .expect(400);
  await api().post('/api/v1/chats').send({ id: chat.id }).expect(409);
  await api().patch(chatPath(chat)).set('If-Match', '"0"').send({ title: 'x' }).expect(412);
  await api().put(path).set('If-None-Match', '*').send(newMessage()).expect(412);
  await api().delete(path).set('If-Match', '"0"').expect(412);
  await api().delete(chatPath(chat)).set('If-Match', '"0"').expect(412);
  await api().delete(messagePath(chat, chat)).expect(404);
  await api().delete('/api/v1/chats').expect(400);
  await key(messages).send(newMessage({ id })).expect(201);
  await key(messages).send(newMessage()).expect(422);
  await api().put(path).send(newMessage({ metadata })).expect(200);
  await api().patch(path).send({ metadata }).expect(200);
  await api().patch(chatPath(chat)).send({ title: null, pinned: false, metadata: {} }).expect(200);
  expect([await lineOf(api()), await readChat(api(), chat)]).toEqual(before);
});
