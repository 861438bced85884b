import type { UIMessage } from 'ai';
import { InvalidRequest, NotFound } from 'aldar-kose-client';
import { loadMessages, saveMessages, storedId } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from './support/history.js';
import { answer, user } from './support/messages.js';

const { chat, client, line, requests } = history();

test('leaves the line alone where nothing has changed, and asks nothing that it knows', async () => {
  const id = await chat();
  const messages = [user('u1', 'a'), answer('a1', 'b'), user('u2', 'c')];
  const known = client();
  await saveMessages(known, id, messages);
  const before = await line();
  requests.length = 0;
  await saveMessages(known, id, structuredClone(messages));
  assert.deepEqual(requests, []);
  await saveMessages(client(), id, messages);
  assert.deepEqual(requests, ['GET /api/v1/chats/*/messages']);
  assert.equal(await line(), before);
  const loaded = client();
  const list = await loadMessages(loaded, id);
  requests.length = 0;
  await saveMessages(loaded, id, [...list, answer('a2', 'd')]);
  assert.deepEqual(requests, ['PUT /api/v1/chats/*/messages/*']);
});

test('puts a tool call again that was answered an hour later, and keeps notes on it', async () => {
  const id = await chat();
  const call = { type: 'tool-pay', toolCallId: 'c', input: { sum: 1 } } as const;
  const asked: UIMessage = {
    id: 'a1',
    role: 'assistant',
    parts: [{ ...call, state: 'approval-requested', approval: { id: 'p' } }],
  };
  const prompt = user('u1', 'Pay.');
  await saveMessages(client(), id, [prompt, asked]);
  await client().updateMessage(id, storedId(id, 'a1'), { metadata: { rating: 'up' } });
  const answered: UIMessage[] = [
    {
      ...asked,
      parts: [{ ...call, state: 'approval-responded', approval: { id: 'p', approved: true } }],
    },
    { ...asked, parts: [{ ...call, state: 'output-available', output: { paid: true } }] },
  ];
  for (const message of answered) {
    const [first] = await loadMessages(client(), id);
    await saveMessages(client(), id, [first!, message]);
    assert.deepEqual(await loadMessages(client(), id), [prompt, message]);
  }
  const stored = await client().getMessage(id, storedId(id, 'a1'));
  assert.deepEqual([stored.sequence, stored.metadata], [2, { rating: 'up' }]);
});

test('lets ten tabs save the same list at once', async () => {
  const id = await chat();
  const messages = [user('u1', 'a'), answer('a1', 'b'), user('u2', 'c'), answer('a2', 'd')];
  await Promise.all(Array.from({ length: 10 }, () => saveMessages(client(), id, messages)));
  assert.deepEqual(await loadMessages(client(), id), messages);
  assert.equal((await client().getChat(id, { limit: 0 })).message_count, 4);
  const edited = [user('u1', 'edited')];
  await Promise.all(Array.from({ length: 10 }, () => saveMessages(client(), id, edited)));
  assert.deepEqual(await loadMessages(client(), id), edited);
  assert.equal((await client().getChat(id, { limit: 0 })).message_count, 5);
});

test('stores everything again in a chat that was deleted and made again', async () => {
  const id = await chat();
  const tab = client();
  const messages = [user('u1', 'a'), answer('a1', 'b')];
  await saveMessages(tab, id, messages);
  await client().deleteChat(id);
  await client().createChat({ id });
  const longer = [...messages, user('u2', 'c')];
  await saveMessages(tab, id, longer);
  assert.deepEqual(await loadMessages(client(), id), longer);
});

test('tells a chat that is not there, and a message that is too large', async () => {
  const id = await chat();
  await assert.rejects(saveMessages(client(), 'no-uuid', [user('u', 'a')]), TypeError);
  await assert.rejects(loadMessages(client(), storedId(id, 'none')), NotFound);
  await assert.rejects(saveMessages(client(), storedId(id, 'none'), [user('u', 'a')]), NotFound);
  const large = user('u', 'x'.repeat(270_000));
  await assert.rejects(saveMessages(client(), id, [large]), InvalidRequest);
});
