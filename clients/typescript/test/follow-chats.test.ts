import { createClient, type ChatListState, type Client } from 'aldar-kose-client';
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startNetwork, type Network } from './support/network.js';
import { startTestServer, type TestServer } from './support/start.js';
import { until, watch } from './support/until.js';

let server: TestServer;
let network: Network;
let client: Client;
before(async () => {
  server = await startTestServer();
  network = await startNetwork(server.url);
  client = createClient({ baseUrl: network.url });
});
beforeEach(() => client.deleteChats());
after(async () => {
  await network.close();
  await server.close();
});

const titles = ({ chats }: ChatListState) => chats.map(({ title }) => title).join(' ');

async function create(title: string): Promise<string> {
  return (await client.createChat({ title })).id;
}

test('new, renamed, archived and deleted chats, in the order of their activity', async () => {
  const a = await create('a');
  const follower = client.followChats();
  const ended = watch(follower);
  await until(follower, (state) => titles(state) === 'a');
  const b = await create('b');
  await until(follower, (state) => titles(state) === 'b a');
  await client.appendMessage(a, { role: 'user', content: 'x' });
  await until(follower, (state) => titles(state) === 'a b');
  await client.updateChat(b, { title: 'B' });
  await until(follower, (state) => titles(state) === 'a B');
  await client.updateChat(a, { archived: true });
  await until(follower, (state) => titles(state) === 'B');
  await client.updateChat(a, { archived: false });
  await until(follower, (state) => titles(state) === 'a B');
  await client.deleteChat(a);
  await until(follower, (state) => titles(state) === 'B');
  follower.close();
  await ended;
});

test('archived chats are a list of their own', async () => {
  const a = await create('a');
  const follower = client.followChats({ archived: true });
  const ended = watch(follower);
  await until(follower, (state) => titles(state) === '');
  await client.updateChat(a, { archived: true });
  await until(follower, (state) => titles(state) === 'a');
  follower.close();
  await ended;
});

test('it catches up with what happened while it was cut off', async () => {
  const a = await create('a');
  const follower = client.followChats();
  const ended = watch(follower);
  await until(follower, ({ live }) => live);
  network.cut();
  await client.deleteChat(a);
  await create('b');
  await until(follower, (state) => state.live && titles(state) === 'b');
  follower.close();
  await ended;
});

test('when everything was deleted it reads the list again', async () => {
  await create('a');
  const follower = client.followChats();
  const ended = watch(follower);
  await until(follower, (state) => titles(state) === 'a');
  await client.deleteChats();
  await until(follower, (state) => titles(state) === '');
  follower.close();
  await ended;
});

test('it holds the newest chats and reads more when they are wanted', async () => {
  for (const title of ['a', 'b', 'c', 'd', 'e']) await create(title);
  const follower = client.followChats({ limit: 2 });
  const ended = watch(follower);
  const first = await until(follower, () => true);
  assert.deepEqual([titles(first), first.has_more], ['e d', true]);
  await follower.more(2);
  assert.deepEqual([titles(follower.state!), follower.state!.has_more], ['e d c b', true]);
  await follower.more();
  assert.deepEqual([titles(follower.state!), follower.state!.has_more], ['e d c b a', false]);
  follower.close();
  await ended;
});

test('a chat behind those held shows when it becomes active, and not when it is renamed', async () => {
  const a = await create('a');
  for (const title of ['b', 'c']) await create(title);
  const follower = client.followChats({ limit: 1 });
  const ended = watch(follower);
  await until(follower, (state) => titles(state) === 'c');
  await client.updateChat(a, { title: 'A' });
  await client.appendMessage(a, { role: 'user', content: 'x' });
  const both = await until(follower, ({ chats }) => chats.length > 1);
  assert.equal(titles(both), 'A c');
  follower.close();
  await ended;
});
