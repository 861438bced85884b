import type { Chat, Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, chatPath, createChat, messagePath, put, readChat } from '../support/builders';
import { openStream, type EventStream, type StreamOptions } from '../support/event-stream';

const app = useApp();

let chat: Chat;
const open: EventStream[] = [];
beforeEach(async () => {
  chat = await createChat(app.api);
});
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.close();
});

async function follow(options?: StreamOptions, at: Pick<Chat, 'id'> = chat) {
  const stream = await openStream(app.url, chatPath(at, '/events'), options);
  open.push(stream);
  return stream;
}

const begin = () =>
  append(app.api, chat, { role: 'assistant', content: 'Once', status: 'in_progress' });
const change = async (message: Message, body: object) =>
  (await app.api.patch(messagePath(chat, message)).send(body).expect(200)).body as Message;
/** The chat by itself, as events have it. */
const now = async () => {
  const { messages, ...rest } = await readChat(app.api, chat);
  expect(messages.data.length).toBe(rest.message_count);
  return rest;
};

describe('streamChatEvents', () => {
  it('begins now, and sends a new message with its chat under one revision', async () => {
    await append(app.api, chat);
    const { revision } = await now();
    const stream = await follow();
    expect(Object.fromEntries(stream.response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect(await stream.next()).toEqual({
      event: 'ready',
      id: String(revision),
      data: { revision },
    });
    const message = await append(app.api, chat);
    expect(await stream.take(2)).toEqual([
      { event: 'chat', data: await now() },
      { event: 'message', id: String(message.revision), data: message },
    ]);
  });

  it('sends a chat alone where only the chat has changed', async () => {
    const stream = await follow();
    await app.api.patch(chatPath(chat)).send({ title: 'The coat' }).expect(200);
    const after = await now();
    expect(await stream.take(2)).toEqual([
      expect.objectContaining({ event: 'ready' }),
      { event: 'chat', id: String(after.revision), data: after },
    ]);
  });

  it('sends added text as a delta, counted in code points, and everything else as a message', async () => {
    const answer = await begin();
    const stream = await follow();
    await stream.next();
    const first = await change(answer, { append: { offset: 4, text: ' 😀' } });
    const second = await change(answer, { append: { offset: 6, text: '!' } });
    const arrived = [];
    while (arrived.at(-1)?.id !== String(second.revision)) arrived.push((await stream.next())!);
    const deltas = arrived.filter(({ event }) => event === 'delta').map(({ data }) => data);
    expect(deltas.at(-1)).toMatchObject({ message_id: answer.id, revision: second.revision });
    expect(deltas[0]).toMatchObject({ offset: 4 });
    expect(deltas.map((data) => 'text' in data && data.text).join('')).toBe(' 😀!');
    expect([first.content, second.content]).toEqual(['Once 😀', 'Once 😀!']);

    const end = await change(answer, { append: { offset: 7, text: '.' }, status: 'completed' });
    expect((await stream.upTo('message')).at(-1)?.data).toEqual(end);
  });

  it.each([
    ['its content is replaced', { content: 'Twice' }],
    ['its metadata changes', { metadata: { model: 'b' } }],
    ['images come to it', { attachments: [{ type: 'image', url: 'https://a.example/1' }] }],
    ['a payload comes to it', { format: 'a/v1', payload: { a: 1 } }],
  ])('sends an answer whole when %s, and deltas after that', async (_how, body) => {
    const answer = await begin();
    const stream = await follow();
    await stream.next();
    const changed = await change(answer, body);
    expect((await stream.upTo('message')).at(-1)?.data).toEqual(changed);
    const offset = Array.from(changed.content).length;
    await change(answer, { append: { offset, text: '…' } });
    expect((await stream.upTo('delta')).at(-1)?.data).toMatchObject({ offset, text: '…' });
  });

  it('sends a tombstone, and the status of an answer that was stopped', async () => {
    const [prompt, answer] = [await append(app.api, chat), await begin()];
    const stream = await follow();
    await app.api.delete(messagePath(chat, prompt)).expect(204);
    expect((await stream.upTo('message')).at(-1)?.data).toMatchObject({
      sequence: 1,
      status: 'deleted',
      content: '',
    });
    await change(answer, { status: 'incomplete' });
    expect((await stream.upTo('message')).at(-1)?.data).toMatchObject({ status: 'incomplete' });
  });

  it('sends one event for each message of a batch, each with a revision of its own', async () => {
    const stream = await follow();
    const messages = [1, 2, 3].map((n) => ({ role: 'user', content: String(n) }));
    await app.api.post(chatPath(chat, '/messages/batch')).send({ messages }).expect(201);
    const events = await stream.take(5);
    expect(events.map(({ event, id }) => [event, id])).toEqual([
      ['ready', String(chat.revision)],
      ['message', String(chat.revision + 1)],
      ['message', String(chat.revision + 2)],
      ['chat', undefined],
      ['message', String(chat.revision + 3)],
    ]);
  });

  it('ends with the chat', async () => {
    const stream = await follow();
    await app.api.delete(chatPath(chat)).expect(204);
    expect((await stream.take(2))[1]).toMatchObject({
      event: 'deleted',
      data: { chat_id: chat.id },
    });
    expect(await stream.next()).toBeUndefined();
  });

  it('ends when everything is deleted, and when another chat has come in its place', async () => {
    const stream = await follow();
    await app.api.delete('/api/v1/chats?confirm=true').expect(204);
    expect((await stream.upTo('deleted')).at(-1)?.data).toMatchObject({ chat_id: chat.id });
    expect(await stream.next()).toBeUndefined();

    const again = await createChat(app.api, { id: chat.id });
    const late = await follow({ since: chat.revision });
    const last = (await late.upTo('deleted')).at(-1)!;
    expect(await late.next()).toBeUndefined();
    const next = await follow({ lastEventId: last.id! });
    expect((await next.take(2))[1]?.data).toEqual(again);
  });

  it('knows nothing of other chats', async () => {
    const stream = await follow();
    const other = await createChat(app.api);
    await append(app.api, other);
    await put(app.api, other, { id: '019aae1c-30d4-7f0e-8a52-1b7d9c3e4f22' });
    const message = await append(app.api, chat);
    expect((await stream.take(3))[2]?.data).toEqual(message);
  });
});
