import type { Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, appendMany, chatPath, createChat, messagePath } from '../support/builders';
import { newMessage, newStoryboard, put, readChat } from '../support/builders';
import { NOWHERE } from '../support/good-requests';
import { lineOf, tag } from '../support/revisions';
import { writtenTo } from '../support/written';

const app = useApp();

/** Sends this many puts of one message at once, each with another content. */
function putAtOnce(path: string, count: number, headers: Record<string, string> = {}) {
  return Promise.all(
    Array.from({ length: count }, (_, i) =>
      app.api
        .put(path)
        .set(headers)
        .send(newMessage({ content: `content ${i}` })),
    ),
  );
}

const statuses = (replies: readonly { status: number }[]) =>
  replies.map(({ status }) => status).sort();

it('Of 30 puts at once that saw the same revision one is carried out.', async () => {
  const chat = await createChat(app.api);
  const message = await append(app.api, chat);
  const replies = await putAtOnce(messagePath(chat, message), 30, { 'If-Match': tag(message) });
  expect(statuses(replies)).toEqual([200, ...Array<number>(29).fill(412)]);
  const stored = replies.find(({ status }) => status === 200)!.body as Message;
  const now = await readChat(app.api, chat);
  expect(now.messages.data).toEqual([stored]);
  expect([stored.revision, now.revision]).toEqual([message.revision + 1, message.revision + 1]);
});

it('30 puts at once of one new id make one message, without a gap.', async () => {
  const chat = await createChat(app.api);
  await append(app.api, chat);
  const replies = await putAtOnce(messagePath(chat, NOWHERE.message), 30);
  expect(statuses(replies)).toEqual([...Array<number>(29).fill(200), 201]);
  const told = replies.map(({ body }) => body as Message);
  expect(new Set(told.map(({ sequence }) => sequence))).toEqual(new Set([2]));
  expect(new Set(told.map(({ revision }) => revision)).size).toBe(30);
  const latest = told.sort((a, b) => a.revision - b.revision).at(-1)!;
  expect((await readChat(app.api, chat)).messages.data[1]).toEqual(latest);
  expect((await append(app.api, chat)).sequence).toBe(3);
});

it('Of 30 puts at once that only create one is carried out.', async () => {
  const chat = await createChat(app.api);
  const path = messagePath(chat, NOWHERE.message);
  const replies = await putAtOnce(path, 30, { 'If-None-Match': '*' });
  expect(statuses(replies)).toEqual([201, ...Array<number>(29).fill(412)]);
  expect((await readChat(app.api, chat)).message_count).toBe(1);
});

it('A list of 50 messages saved again as it is writes nothing.', async () => {
  const chat = await createChat(app.api);
  await appendMany(app.api, chat, 48);
  await append(app.api, chat, { ...newStoryboard(8), metadata: { b: '2', a: '1' } });
  const payload = { b: [{ y: 1, x: null }], a: 'ä"\n' };
  await append(app.api, chat, { format: 'ai-sdk/v6', payload });
  const before = [await readChat(app.api, chat), await lineOf(app.api), await writtenTo(app)];
  const { messages } = await readChat(app.api, chat);
  const told = await Promise.all(
    messages.data.map(({ role, content, attachments, format, payload, metadata, ...message }) =>
      put(app.api, chat, message, { role, content, attachments, format, payload, metadata }),
    ),
  );
  expect(told).toEqual(messages.data);
  await put(app.api, chat, messages.data[49]!, {
    content: newMessage().content,
    format: 'ai-sdk/v6',
    payload: { a: 'ä"\n', b: [{ x: null, y: 1 }] },
  });
  expect([await readChat(app.api, chat), await lineOf(app.api), await writtenTo(app)]).toEqual(
    before,
  );
});

it('A put that changes one of 50 writes that one.', async () => {
  const chat = await createChat(app.api);
  await appendMany(app.api, chat, 50);
  const before = await readChat(app.api, chat);
  const told = await Promise.all(
    before.messages.data.map(({ content, ...message }, i) =>
      put(app.api, chat, message, { content: i === 25 ? 'edited' : content }),
    ),
  );
  const edited = { content: 'edited', revision: before.revision + 1 };
  const differing = told.filter((message, i) => message !== before.messages.data[i]);
  expect(differing.filter(({ revision }) => revision > before.revision)).toEqual([
    expect.objectContaining(edited),
  ]);
  expect((await app.api.get(chatPath(chat)).expect(200)).headers['etag']).toBe(tag(edited));
});
