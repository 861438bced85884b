import { createClient, NotFound, type Client, type NewAttachment } from 'aldar-kose-client';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from './support/start.js';

let server: TestServer;
let client: Client;
before(async () => {
  server = await startTestServer();
  client = createClient({ baseUrl: server.url });
});
after(() => server.close());

const storyboard: NewAttachment[] = Array.from({ length: 8 }, (_, n) => ({
  type: 'image',
  url: `https://images.example/coat/${n}.webp`,
  alt: `Frame ${n}`,
}));

test('a chat from its creation to its end', async () => {
  const chat = await client.createChat({ title: 'The magic coat' });
  const prompt = await client.appendMessage(chat.id, { role: 'user', content: 'Tell.' });
  const reply = await client.appendMessage(chat.id, {
    role: 'assistant',
    content: '',
    attachments: storyboard,
  });
  assert.deepEqual(
    reply.attachments.map(({ url }) => url),
    storyboard.map(({ url }) => url),
  );
  const { messages } = await client.getChat(chat.id);
  assert.deepEqual(messages.data, [prompt, reply]);
  assert.equal((await client.updateChat(chat.id, { pinned: true })).pinned, true);
  assert.equal((await client.listChats({ pinned: true })).data[0]?.id, chat.id);
  await client.deleteMessage(chat.id, prompt.id);
  assert.equal((await client.getMessage(chat.id, prompt.id)).status, 'deleted');
  await client.deleteChat(chat.id);
  await assert.rejects(client.getChat(chat.id), NotFound);
});

test('a chat without a body, and messages in a batch', async () => {
  const { id } = await client.createChat();
  const stored = await client.appendMessages(id, [
    { role: 'user', content: 'One' },
    { role: 'assistant', content: 'Two' },
  ]);
  assert.deepEqual(
    stored.map(({ sequence }) => sequence),
    [1, 2],
  );
  assert.equal((await client.listMessages(id, { order: 'desc' })).data[0]?.content, 'Two');
});

test('a message is put, replaced where it is as it was seen, and changed', async () => {
  const { id } = await client.createChat();
  const messageId = randomUUID();
  const put = { role: 'user', content: 'First' } as const;
  const first = await client.putMessage(id, messageId, put, { onlyNew: true });
  assert.deepEqual(await client.putMessage(id, messageId, put), first);
  await assert.rejects(client.putMessage(id, messageId, put, { onlyNew: true }), {
    name: 'PreconditionFailed',
  });
  const second = await client.putMessage(
    id,
    messageId,
    { ...put, content: 'Second' },
    { ifRevision: first.revision },
  );
  assert.equal(second.content, 'Second');
  const liked = await client.updateMessage(id, messageId, { metadata: { feedback: 'up' } });
  assert.deepEqual(liked.metadata, { feedback: 'up' });
});

test('every path is there as openapi-fetch has it', async () => {
  const { data, response } = await client.api.GET('/ready');
  assert.deepEqual([data, response.status], [{ status: 'ready' }, 200]);
});

test('everything can be deleted', async () => {
  const own = await startTestServer();
  const other = createClient({ baseUrl: `${own.url}/` });
  await other.createChat();
  await other.deleteChats();
  assert.deepEqual((await other.listChats()).data, []);
  await own.close();
});
