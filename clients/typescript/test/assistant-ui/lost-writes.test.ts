import { createClient } from 'aldar-kose-client';
import { threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startNetwork } from '../support/network.js';
import { assistant, user } from './messages.js';
import { newChat, useServer } from './setup.js';

const here = useServer();
const prompt = { parentId: null, message: user('p1', 'Pay.') };

test('replies that get lost double nothing', async () => {
  const network = await startNetwork(here.server.url);
  try {
    const chat = await newChat(here.client);
    const client = createClient({ baseUrl: network.url });
    const history = threadHistoryAdapter(client, chat);
    network.loseReplies(2);
    const answer = { parentId: 'p1', message: assistant('a1', 'Paid.') };
    await Promise.all([history.append(prompt), history.append(answer)]);
    assert.deepEqual((await history.load()).messages, [prompt, answer]);
    network.loseReplies(1);
    const longer = { ...answer, message: assistant('a1', 'Paid twice.') };
    await history.update(longer);
    assert.deepEqual((await history.load()).messages, [prompt, longer]);
  } finally {
    await network.close();
  }
});

test('a child that follows a parent whose write failed brings it along', async () => {
  const chat = await newChat(here.client);
  let away = true;
  const client = createClient({
    baseUrl: here.server.url,
    fetch: (request) =>
      away ? Promise.resolve(new Response(null, { status: 400 })) : fetch(request),
  });
  const history = threadHistoryAdapter(client, chat);
  await assert.rejects(history.append(prompt), { status: 400 });
  away = false;
  const answer = { parentId: 'p1', message: assistant('a1', 'Paid.') };
  await history.append(answer);
  assert.deepEqual((await history.load()).messages, [prompt, answer]);
});

test('a message that the server refuses does not keep the next ones out', async () => {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  let deep: unknown = 'deep';
  for (let n = 0; n < 70; n += 1) deep = [deep];
  await history.append(prompt);
  const data = [{ type: 'data', name: 'deep', data: deep }] as const;
  await assert.rejects(history.append({ parentId: 'p1', message: assistant('a1', data) }), {
    name: 'InvalidRequest',
  });
  await history.append({ parentId: 'a1', message: user('p2', 'And now?') });
  const parents = (await history.load()).messages.map(({ message, parentId }) => [
    message.id,
    parentId,
  ]);
  assert.deepEqual(parents, [
    ['p1', null],
    ['p2', 'p1'],
  ]);
});

test('messages of a thread that is new wait for its chat, in order', async () => {
  let remoteId: string | undefined;
  let tell: () => void = () => undefined;
  const made = new Promise<void>((resolve) => (tell = resolve));
  const thread = {
    getState: () => ({ remoteId }),
    async initialize() {
      const id = await newChat(here.client);
      remoteId = id;
      tell();
      await here.client.getChat(id); // long enough for others to find the id
      return { remoteId: id };
    },
  };
  const history = threadHistoryAdapter(here.client, () => thread);
  assert.deepEqual((await history.load()).messages, []);
  const first = history.append(prompt);
  await made;
  const answer = { parentId: 'p1', message: assistant('a1', 'Paid.') };
  await Promise.all([first, history.append(answer)]);
  assert.deepEqual((await history.load()).messages, [prompt, answer]);
});
