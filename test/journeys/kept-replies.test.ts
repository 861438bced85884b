import type { Chat } from '../../src/chat/contract';
import { startApp, useApp, type RunningApp } from '../support/app';
import { append, chatPath, createChat, newMessage } from '../support/builders';

const app = useApp();
let chat: Chat;
let other: RunningApp;

beforeAll(async () => {
  other = await startApp({ on: app.databaseUrl });
});
afterAll(() => other.close());
beforeEach(async () => {
  chat = await createChat(app.api);
  await append(app.api, chat);
});

/** The reads whose replies are kept, of whatever the chat's newest message is. */
async function read({ api }: Pick<RunningApp, 'api'>) {
  const messages = await api.get(chatPath(chat, '/messages?order=desc&limit=1')).expect(200);
  const [newest] = (messages.body as { data: { id: string }[] }).data;
  return {
    messages: messages.body as unknown,
    newest: (await api.get(chatPath(chat, `/messages/${newest!.id}`)).expect(200)).body as unknown,
    chat: (await api.get(chatPath(chat)).expect(200)).body as unknown,
    list: (await api.get('/api/v1/chats').expect(200)).body as unknown,
  };
}

it('What another process writes is in the next reply of this one.', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    expect(await read(app)).toEqual(await read(other));
    await append(turn % 2 ? app.api : other.api, chat, { content: `Turn ${turn}` });
    expect(await read(app)).toMatchObject({ newest: { content: `Turn ${turn}` } });
    expect(await read(other)).toEqual(await read(app));
  }
});

it('A chat that is deleted is gone, and one made anew under its id is another.', async () => {
  await read(app);
  await other.api.delete(chatPath(chat)).expect(204);
  await app.api.get(chatPath(chat)).expect(404);
  await app.api.get(chatPath(chat, '/messages?order=desc&limit=1')).expect(404);
  await other.api.post('/api/v1/chats').send({ id: chat.id, title: 'Anew' }).expect(201);
  await other.api.post(chatPath(chat, '/messages')).send(newMessage({ content: 'Anew' }));
  expect(await read(app)).toMatchObject({
    chat: { title: 'Anew', message_count: 1 },
    newest: { content: 'Anew' },
  });
});

it('Who asks for it gets the same bytes and headers as the first who asked.', async () => {
  const ask = () => app.api.get(chatPath(chat)).expect(200);
  const [first, second] = [await ask(), await ask()];
  expect(second.text).toBe(first.text);
  for (const name of ['etag', 'cache-control', 'content-type', 'content-length', 'x-contract'])
    expect(second.headers[name]).toBe(first.headers[name]!);
  const head = await app.api.head(chatPath(chat)).expect(200);
  expect(head.headers['content-length']).toBe(first.headers['content-length']!);
});

it('Nobody is given what was kept for another owner.', async () => {
  await read(app);
  await app.as('alice').get(chatPath(chat)).expect(404);
  const list = await app.as('alice').get('/api/v1/chats').expect(200);
  expect(list.body).toMatchObject({ data: [] });
});
