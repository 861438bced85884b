import { createClient, NetworkError, type Client } from 'aldar-kose-client';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startNetwork, type Network } from './support/network.js';
import { startTestServer, type TestServer } from './support/start.js';

let server: TestServer;
let network: Network;
let client: Client;
before(async () => {
  server = await startTestServer();
  network = await startNetwork(server.url);
  client = createClient({ baseUrl: network.url });
});
after(async () => {
  await network.close();
  await server.close();
});

test('a create whose reply is lost twice is carried out once', async () => {
  network.loseReplies(2);
  const { id } = await client.createChat();
  network.loseReplies(2);
  const message = await client.appendMessage(id, { role: 'user', content: 'Once' });
  network.loseReplies(2);
  await client.appendMessages(id, [{ role: 'user', content: 'Once more' }]);
  const { messages } = await client.getChat(id);
  assert.deepEqual(
    messages.data.map(({ content }) => content),
    ['Once', 'Once more'],
  );
  assert.deepEqual(messages.data[0], message);
  assert.equal((await client.listChats()).data.length, 1);
});

test('it gives up after the third try', async () => {
  network.loseReplies(4);
  await assert.rejects(client.createChat(), NetworkError);
  assert.equal(network.losing(), 1);
  network.loseReplies(0);
});

test('what has a precondition is not sent again: it would meet its own change', async () => {
  const { id, revision } = await client.createChat();
  network.loseReplies(1);
  const rename = client.updateChat(id, { title: 'New' }, { ifRevision: revision });
  await assert.rejects(rename, NetworkError);
  assert.equal((await client.getChat(id)).title, 'New');
});

test('the deletion of everything is not sent again', async () => {
  network.loseReplies(1);
  await assert.rejects(client.deleteChats(), NetworkError);
});

test('a deletion whose reply was lost is no 404', async () => {
  const { id } = await client.createChat();
  network.loseReplies(1);
  await client.deleteChat(id);
  await assert.rejects(client.deleteChat(id), { name: 'NotFound' });
});

test('a 503 is tried again after its Retry-After, whatever was asked', async () => {
  const statuses = [503, 503];
  const times: number[] = [];
  const refused = createClient({
    baseUrl: server.url,
    fetch: (request) => {
      times.push(performance.now());
      const status = statuses.pop();
      if (!status) return fetch(request);
      return Promise.resolve(new Response(null, { status, headers: { 'Retry-After': '1' } }));
    },
  });
  await refused.deleteChats();
  assert.equal(times.length, 3);
  assert.ok(times[1]! - times[0]! >= 1_000);
});

test('one that asks for a longer wait is told to the caller', async () => {
  let asked = 0;
  const limited = createClient({
    baseUrl: server.url,
    fetch: () => {
      asked += 1;
      const problem = { type: '/problems/too-many-requests', status: 429, detail: 'Wait.' };
      return Promise.resolve(
        Response.json(problem, { status: 429, headers: { 'Retry-After': '42' } }),
      );
    },
  });
  await assert.rejects(limited.listChats(), { name: 'TooManyRequests', retry_after: 42 });
  assert.equal(asked, 1);
});

test('a server that says nothing is given up', async () => {
  const silent = createClient({
    baseUrl: server.url,
    retries: 0,
    timeout: 20,
    fetch: ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
  });
  await assert.rejects(silent.listChats(), NetworkError);
});

test('an aborted request is not sent again and rejects with the reason', async () => {
  const stop = new AbortController();
  const reason = new Error('no longer wanted');
  const away = createClient({
    baseUrl: server.url,
    fetch: () => {
      queueMicrotask(() => stop.abort(reason));
      return Promise.reject(new TypeError('away'));
    },
  });
  await assert.rejects(away.listChats({}, { signal: stop.signal }), reason);
});
