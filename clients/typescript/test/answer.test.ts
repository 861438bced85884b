import { createClient, MessageFinal, NotFound, type Client } from 'aldar-kose-client';
import assert from 'node:assert/strict';
import { once } from 'node:events';
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

test('an answer is stored while it is written, and has its place before its first word', async () => {
  const { id } = await client.createChat();
  const answer = await client.streamAnswer(id, { metadata: { model: 'm' } });
  assert.deepEqual([answer.message.sequence, answer.message.status], [1, 'in_progress']);
  answer.write('He sold ');
  await answer.flush();
  assert.equal((await client.getMessage(id, answer.id)).content, 'He sold ');
  answer.write('the ');
  answer.write('wind.');
  const attachments = [{ type: 'image', url: 'https://images.example/1.webp' }] as const;
  const stored = await answer.complete({ attachments: [...attachments] });
  assert.deepEqual([stored.content, stored.status], ['He sold the wind.', 'completed']);
  assert.equal(stored.attachments.length, 1);
  assert.deepEqual(await client.getMessage(id, answer.id), stored);
  assert.equal(answer.signal.aborted, false);
});

test('offsets are code points, and a character may arrive in two halves', async () => {
  const { id } = await client.createChat();
  const answer = await client.streamAnswer(id);
  for (const piece of ['😀', '\ud83d', '\ude00 a\0b', '\ud83d']) {
    answer.write(piece);
    await answer.flush();
  }
  assert.equal((await answer.complete()).content, '😀😀 a\ufffdb\ufffd');
});

test('pieces are gathered into few requests', async () => {
  const { id } = await client.createChat();
  let requests = 0;
  const counting = createClient({
    baseUrl: server.url,
    fetch: (request) => {
      requests += request.method === 'PATCH' ? 1 : 0;
      return fetch(request);
    },
  });
  const answer = await counting.streamAnswer(id, { gather: 60_000 });
  for (let n = 0; n < 500; n += 1) answer.write('x');
  await answer.flush();
  assert.equal(requests, 1);
  assert.equal((await answer.complete()).content.length, 500);
});

test('replies that are lost double nothing', async () => {
  const { id } = await client.createChat();
  const answer = await client.streamAnswer(id);
  for (const piece of ['one ', 'two ', 'three']) {
    network.loseReplies(4); // more than a request is sent again by itself
    answer.write(piece);
    await answer.flush();
  }
  network.loseReplies(4); // the last piece arrives, and its repeats meet a final message
  assert.equal((await answer.complete()).content, 'one two three');
});

test('when somebody else stops it, the writer is told and what it writes is dropped', async () => {
  const { id } = await client.createChat();
  const answer = await client.streamAnswer(id, { heartbeat: 20 });
  answer.write('Once upon');
  await answer.flush();
  await client.updateMessage(id, answer.id, { status: 'incomplete' });
  if (!answer.signal.aborted) await once(answer.signal, 'abort'); // found out by its heartbeat
  assert.ok(answer.signal.reason instanceof MessageFinal);
  answer.write(' a time');
  await assert.rejects(answer.complete(), MessageFinal);
  assert.equal((await answer.stop()).content, 'Once upon');
});

test('when the chat is deleted, the writer is told', async () => {
  const { id } = await client.createChat();
  const answer = await client.streamAnswer(id);
  await client.deleteChat(id);
  answer.write('x');
  await assert.rejects(answer.flush(), NotFound);
});

test('stop keeps what was written and aborts the signal, as does the signal it was given', async () => {
  const { id } = await client.createChat();
  const answer = await client.streamAnswer(id);
  answer.write('Enough');
  const stopping = answer.stop();
  assert.equal(answer.signal.aborted, true);
  assert.deepEqual(await stopping.then(({ content, status }) => [content, status]), [
    'Enough',
    'incomplete',
  ]);
  const button = new AbortController();
  const other = await client.streamAnswer(id, { signal: button.signal });
  button.abort();
  assert.equal((await other.stop()).status, 'incomplete');
});

test('a finished answer can be gone on with', async () => {
  const { id } = await client.createChat();
  const first = await client.streamAnswer(id);
  first.write('Half 😀');
  const message = await first.stop();
  const second = await client.streamAnswer(id, { message });
  second.write(' and half');
  const whole = await second.complete();
  assert.deepEqual([whole.id, whole.content], [message.id, 'Half 😀 and half']);
});

test('a server that is away for a while loses nothing', async () => {
  const own = await startTestServer();
  const other = createClient({ baseUrl: own.url });
  const { id } = await other.createChat();
  const answer = await other.streamAnswer(id);
  answer.write('before ');
  await answer.flush();
  await own.kill();
  answer.write('meanwhile ');
  const flushed = answer.flush();
  await own.restart();
  await flushed;
  answer.write('after');
  assert.equal((await answer.complete()).content, 'before meanwhile after');
  await own.close();
});

test('it gives up a server that stays away', async () => {
  const own = await startTestServer();
  const other = createClient({ baseUrl: own.url, retries: 0 });
  const { id } = await other.createChat();
  const answer = await other.streamAnswer(id, { patience: 0 });
  await own.close();
  answer.write('x');
  await assert.rejects(answer.flush(), { name: 'NetworkError' });
  assert.equal(answer.signal.aborted, true);
});
