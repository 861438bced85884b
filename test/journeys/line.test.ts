import type { Chat, Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, chatPath, createChat, messagePath, newMessage } from '../support/builders';
import { put, readChat } from '../support/builders';
import { lineOf, tag } from '../support/revisions';

/*
 * Every change of an owner takes the next number of one line, whatever it is
 * about.
 */
const app = useApp();
const api = () => app.api;

it('Every change takes the next number, and each message of a batch its own.', async () => {
  let line = await lineOf(api());
  const moved = async (by = 1) => expect(await lineOf(api())).toBe((line += by));

  const chat = await createChat(api());
  expect(chat.revision).toBe(line + 1);
  await moved();
  const other = await createChat(api());
  expect(other.revision).toBe(line + 1);
  await moved();
  const message = await append(api(), chat);
  expect(message.revision).toBe(line + 1);
  await moved();
  const messages = Array.from({ length: 10 }, () => newMessage());
  const path = chatPath(other, '/messages/batch');
  const batch = await api().post(path).send({ messages }).expect(201);
  const { data } = batch.body as { data: Message[] };
  expect(data.map(({ revision }) => revision)).toEqual(messages.map((_, i) => line + 1 + i));
  await moved(10);
  expect((await put(api(), chat, message, { content: 'edited' })).revision).toBe(line + 1);
  await moved();
  await api()
    .patch(messagePath(chat, message))
    .send({ metadata: { a: 'b' } })
    .expect(200);
  await moved();
  await api().patch(chatPath(other)).send({ pinned: true }).expect(200);
  await moved();
  await api().delete(messagePath(chat, message)).expect(204);
  await moved();
  await api().delete(chatPath(other)).expect(204);
  await moved();
  await api().delete('/api/v1/chats?confirm=true').expect(204);
  await moved();
});

it('A chat has the number of the latest change to it or to one of its messages.', async () => {
  const chat = await createChat(api());
  const revision = async () => (await readChat(api(), chat)).revision;
  const message = await append(api(), chat);
  expect(await revision()).toBe(message.revision);
  await createChat(api());
  expect(await revision()).toBe(message.revision);
  const renamed = await api().patch(chatPath(chat)).send({ title: 'x' }).expect(200);
  expect(await revision()).toBe((renamed.body as Chat).revision);
  expect((await put(api(), chat, message, { content: 'x' })).revision).toBe(await revision());
});

it('Many changes at once never share a number.', async () => {
  const chats = await Promise.all([1, 2, 3, 4].map(() => createChat(api())));
  const replies = await Promise.all(
    Array.from({ length: 60 }, (_, i) => {
      const chat = chats[i % 4]!;
      const title = { title: `title ${i}` };
      return i % 3 === 0
        ? api().patch(chatPath(chat)).send(title)
        : api().post(chatPath(chat, '/messages')).send(newMessage());
    }),
  );
  const revisions = replies.map(({ body }) => (body as Message).revision);
  expect(new Set(revisions).size).toBe(60);
  expect(await lineOf(api())).toBe(Math.max(...revisions));
});

it('A chat that is made again under the same id never comes by an old ETag.', async () => {
  const seen = new Set<string>();
  const { id, ...first } = await createChat(api());
  seen.add(tag(first));
  for (const path of [chatPath({ id }), '/api/v1/chats?confirm=true', chatPath({ id })]) {
    await append(api(), { id });
    for (let i = 0; i < 3; i += 1) {
      await api()
        .patch(chatPath({ id }))
        .send({ title: `${seen.size} ${i}` })
        .expect(200);
      seen.add(tag(await readChat(api(), { id })));
    }
    await api().delete(path).expect(204);
    const again = await createChat(api(), { id });
    expect(seen).not.toContain(tag(again));
    for (const old of seen) await api().get(chatPath(again)).set('If-None-Match', old).expect(200);
  }
});

it('Each owner has a line of their own.', async () => {
  const before = await lineOf(api());
  const chat = await createChat(app.as('rich-man'));
  await append(app.as('rich-man'), chat);
  expect([await lineOf(app.as('rich-man')), await lineOf(api())]).toEqual([2, before]);
});
