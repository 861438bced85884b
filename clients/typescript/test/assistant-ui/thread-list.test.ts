import { threadListAdapter, threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { createClient } from 'aldar-kose-client';
import { startTestServer } from '../support/start.js';
import { user } from './messages.js';
import { newChat, useServer } from './setup.js';

const here = useServer();

test('300 threads, a third of them archived, page by page', async () => {
  const server = await startTestServer();
  try {
    const client = createClient({ baseUrl: server.url });
    const ids: string[] = [];
    for (let n = 0; n < 300; n += 1) ids.unshift((await client.createChat()).id);
    const isArchived = (id: string) => ids.indexOf(id) % 3 === 0;
    for (const id of ids.filter(isArchived)) await client.updateChat(id, { archived: true });
    const adapter = threadListAdapter(client, { pageSize: 30 });
    const seen = { regular: [] as string[], archived: [] as string[] };
    let pages = 0;
    let after: string | undefined;
    do {
      const page = await adapter.list({ after });
      for (const { status, remoteId } of page.threads) seen[status].push(remoteId);
      after = page.nextCursor;
      pages += 1;
    } while (after !== undefined);
    assert.deepEqual(seen.archived, ids.filter(isArchived));
    assert.deepEqual(
      seen.regular,
      ids.filter((id) => !isArchived(id)),
    );
    assert.equal(pages, 7);
    await assert.rejects(adapter.list({ after: '{}' }), TypeError);
  } finally {
    await server.close();
  }
});

test('a thread from its first message to its end', async () => {
  const adapter = threadListAdapter(here.client);
  const { remoteId } = await adapter.initialize('__LOCALID_aBc123');
  assert.equal((await adapter.initialize('__LOCALID_aBc123')).remoteId, remoteId);
  const chat = await here.client.getChat(remoteId);
  const thread = {
    status: 'regular',
    remoteId,
    title: undefined,
    lastMessageAt: new Date(chat.last_activity_at),
    custom: undefined,
  };
  assert.deepEqual(await adapter.fetch(remoteId), thread);
  assert.deepEqual(await adapter.fetch('__LOCALID_aBc123'), thread);
  await adapter.rename(remoteId, 'The magic coat');
  await adapter.archive(remoteId);
  await adapter.archive(remoteId);
  assert.deepEqual(await adapter.fetch(remoteId), {
    ...thread,
    title: 'The magic coat',
    status: 'archived',
  });
  await adapter.unarchive(remoteId);
  await adapter.rename(remoteId, '');
  assert.deepEqual(await adapter.fetch(remoteId), thread);
  await adapter.delete(remoteId);
  await adapter.delete(remoteId);
  await assert.rejects(adapter.fetch(remoteId), { name: 'NotFound' });
});

test('an id that is a UUID is the id of the chat', async () => {
  const id = randomUUID();
  assert.equal((await threadListAdapter(here.client).initialize(id)).remoteId, id);
});

test('custom values come back as they were, and strings stay what they are', async () => {
  const chat = await newChat(here.client);
  const adapter = threadListAdapter(here.client);
  const custom = {
    model: 'storyteller-2',
    pinned: true,
    count: 5,
    five: '5',
    none: null,
    tags: ['coat', { n: 1 }],
    odd: 'json:7',
  };
  await adapter.updateCustom?.(chat, { ...custom, left: undefined });
  assert.deepEqual((await adapter.fetch(chat)).custom, custom);
  const { metadata } = await here.client.getChat(chat);
  assert.equal(metadata['model'], 'storyteller-2');
  assert.equal(metadata['count'], 'json:5');
  await adapter.updateCustom?.(chat, undefined);
  assert.equal((await adapter.fetch(chat)).custom, undefined);
  await here.client.updateChat(chat, { metadata: { theirs: 'json:{' } });
  assert.deepEqual((await adapter.fetch(chat)).custom, { theirs: 'json:{' });
  await assert.rejects(adapter.updateCustom!(chat, { long: 'x'.repeat(513) }), {
    name: 'InvalidRequest',
  });
});

test('a history by the thread id of the list', async () => {
  const { remoteId } = await threadListAdapter(here.client).initialize('my-thread');
  const item = { parentId: null, message: user('p1', 'Hi') };
  await threadHistoryAdapter(here.client, 'my-thread').append(item);
  assert.deepEqual((await threadHistoryAdapter(here.client, remoteId).load()).messages, [item]);
});
