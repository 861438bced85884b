import { createClient, type Client } from 'aldar-kose-client';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from './support/start.js';

let server: TestServer;
let client: Client;
before(async () => {
  server = await startTestServer();
  client = createClient({ baseUrl: server.url });
});
after(() => server.close());

test('walks over chats and over messages, by item and by page', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.unshift((await client.createChat()).id);
  const walked: string[] = [];
  for await (const { id } of client.chats({ limit: 2 })) walked.push(id);
  assert.deepEqual(walked, ids);

  const chat = ids[0]!;
  const contents = ['a', 'b', 'c', 'd', 'e'];
  await client.appendMessages(
    chat,
    contents.map((content) => ({ role: 'user', content })),
  );
  const pages: string[][] = [];
  for await (const { data } of client.messages(chat, { limit: 2, order: 'desc' }).pages())
    pages.push(data.map(({ content }) => content));
  assert.deepEqual(pages, [['e', 'd'], ['c', 'b'], ['a']]);
});

test('reads no further than it is asked', async () => {
  let asked = 0;
  const counting = createClient({
    baseUrl: server.url,
    fetch: (request) => {
      asked += 1;
      return fetch(request);
    },
  });
  for await (const { id } of counting.chats({ limit: 2 })) {
    assert.ok(id);
    break;
  }
  assert.equal(asked, 1);
});

test('an aborted walk rejects', async () => {
  const gone = new AbortController();
  const walk = async () => {
    for await (const { id } of client.chats({ limit: 1 }, { signal: gone.signal })) {
      assert.ok(id);
      gone.abort();
    }
  };
  await assert.rejects(walk(), { name: 'AbortError' });
});
