import { createClient, NotFound, type Client } from 'aldar-kose-client';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startNetwork, type Network } from './support/network.js';
import { startTestServer, type TestServer } from './support/start.js';
import { until, watch } from './support/until.js';

let server: TestServer;
let network: Network;
/** The one who writes, over a network that holds; what is tested follows over one that breaks. */
let writer: Client;
let client: Client;
before(async () => {
  server = await startTestServer();
  network = await startNetwork(server.url);
  writer = createClient({ baseUrl: server.url });
  client = createClient({ baseUrl: network.url });
});
after(async () => {
  await network.close();
  await server.close();
});

const say = (content: string) => ({ role: 'user', content }) as const;

test('it begins with what is there and tells what comes', async () => {
  const { id } = await writer.createChat();
  await writer.appendMessage(id, say('One'));
  const follower = client.follow(id);
  const ended = watch(follower);
  const first = await until(follower, () => true);
  assert.deepEqual([first.messages.length, first.live, first.deleted], [1, true, false]);
  await writer.appendMessage(id, say('Two'));
  const second = await until(follower, ({ messages }) => messages.length === 2);
  assert.equal(second.chat.message_count, 2);
  assert.equal(first.messages.length, 1); // a state is never changed
  await writer.updateChat(id, { title: 'Named' });
  await until(follower, ({ chat }) => chat.title === 'Named');
  await writer.deleteMessage(id, second.messages[0]!.id);
  const third = await until(follower, ({ messages }) => messages.length === 1);
  assert.deepEqual(
    third.all.map(({ status }) => status),
    ['deleted', 'completed'],
  );
  await writer.deleteChat(id);
  assert.equal((await until(follower, ({ deleted }) => deleted)).messages.length, 1);
  await ended;
});

test('what it holds is what a fresh read gives, through a connection that is cut again and again', async () => {
  const { id } = await writer.createChat();
  const follower = client.follow(id);
  let seen = 0;
  const ended = watch(follower, () => (seen += 1));
  const answer = await writer.streamAnswer(id, { gather: 0 });
  for (let n = 0; n < 60; n += 1) {
    answer.write(`😀 ${n} `);
    await answer.flush();
    if (n % 6 === 0) network.cut();
  }
  const whole = await answer.complete();
  const { messages, chat } = await until(
    follower,
    ({ messages, live }) => live && messages[0]?.status === 'completed',
  );
  assert.deepEqual(messages, [whole]);
  assert.deepEqual(chat, without((await writer.getChat(id)) as object, 'messages'));
  assert.ok(seen > 10, `only ${seen} states`);
  follower.close();
  await ended;
});

function without(object: object, name: string): object {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

test('it says that it is offline, and goes on where it was when the server is back', async () => {
  const own = await startTestServer();
  const other = createClient({ baseUrl: own.url });
  const { id } = await other.createChat();
  const follower = other.follow(id);
  const ended = watch(follower);
  await until(follower, ({ live }) => live);
  await own.kill();
  await until(follower, ({ live }) => !live);
  await own.restart();
  await other.appendMessage(id, say('Back'));
  await until(follower, ({ live, messages }) => live && messages.length === 1);
  follower.close();
  await ended;
  await own.close();
});

test('a long chat is held from its end, and earlier messages are read when they are wanted', async () => {
  const { id } = await writer.createChat();
  const all = Array.from({ length: 12 }, (_, n) => say(`${n + 1}`));
  const stored = await writer.appendMessages(id, all);
  const follower = client.follow(id, { limit: 3 });
  const ended = watch(follower);
  const first = await until(follower, () => true);
  assert.deepEqual([first.messages.length, first.has_earlier], [3, true]);
  await writer.putMessage(id, stored[0]!.id, say('changed, and not held'));
  await follower.earlier(5);
  const second = follower.state!;
  assert.deepEqual(
    second.messages.map(({ sequence }) => sequence),
    [5, 6, 7, 8, 9, 10, 11, 12],
  );
  await follower.earlier();
  assert.deepEqual(
    [follower.state!.messages.length, follower.state!.messages[0]!.content],
    [12, 'changed, and not held'],
  );
  assert.equal(follower.state!.has_earlier, false);
  follower.close();
  await ended;
});

test('a chat that does not exist rejects, and an aborted signal ends it', async () => {
  await assert.rejects(watch(client.follow(randomUUID())), NotFound);
  const { id } = await writer.createChat();
  const leave = new AbortController();
  await watch(client.follow(id, { signal: leave.signal }), () => leave.abort());
});

test('each connection asks for the token anew', async () => {
  const secured = await startTestServer({
    API_KEYS: 'me:the-first-key-of-two,me:the-second-key-of-two',
  });
  const through = await startNetwork(secured.url);
  let asked = 0;
  const owner = createClient({
    baseUrl: through.url,
    token: () => ((asked += 1) % 2 ? 'the-first-key-of-two' : 'the-second-key-of-two'),
  });
  const { id } = await owner.createChat();
  const follower = owner.follow(id);
  const ended = watch(follower);
  await until(follower, ({ live }) => live);
  const before = asked;
  through.cut();
  await until(follower, ({ live }) => !live);
  await until(follower, ({ live }) => live);
  assert.ok(asked > before);
  follower.close();
  await ended;
  await through.close();
  await secured.close();
});
