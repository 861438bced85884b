import { createClient } from 'aldar-kose-client';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from './support/start.js';

let server: TestServer;
before(async () => {
  server = await startTestServer({
    API_KEYS: 'me:a-key-of-the-first-test,one:key-of-the-first-one,two:key-of-the-second',
  });
});
after(() => server.close());

/** A client that notes the status of each reply as it came. */
function watched(token: () => string) {
  const statuses: number[] = [];
  const client = createClient({
    baseUrl: server.url,
    token,
    fetch: async (request) => {
      const response = await fetch(request);
      statuses.push(response.status);
      return response;
    },
  });
  return { client, statuses };
}

test('what has not changed is not sent again', async () => {
  const { client, statuses } = watched(() => 'a-key-of-the-first-test');
  const { id } = await client.createChat();
  const first = await client.getChat(id);
  const again = await client.getChat(id);
  assert.deepEqual(again, first);
  assert.notEqual(again, first); // whoever changes one does not change the other
  await client.updateChat(id, { pinned: true });
  assert.equal((await client.getChat(id)).pinned, true);
  assert.deepEqual(statuses, [201, 200, 304, 200, 200]);
});

test('what one owner has read is not shown to another, at the same revision', async () => {
  let token = 'key-of-the-first-one';
  const { client, statuses } = watched(() => token);
  await client.createChat({ title: 'Mine' });
  assert.equal((await client.listChats()).data[0]!.title, 'Mine');
  token = 'key-of-the-second';
  await client.createChat({ title: 'Theirs' });
  assert.equal((await client.listChats()).data[0]!.title, 'Theirs');
  assert.deepEqual(statuses, [201, 200, 201, 200]);
});
