import { MessageRepository } from '@assistant-ui/core/internal';
import type { ThreadMessage } from '@assistant-ui/core';
import { threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assistant, user } from './messages.js';
import { newChat, useServer } from './setup.js';

const here = useServer();
type Item = readonly [message: ThreadMessage, parentId: string | null];

async function historyOf(items: readonly Item[]) {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  for (const [message, parentId] of items) await history.append({ message, parentId });
  return { chat, history };
}

async function loaded(chat: string) {
  const repository = new MessageRepository();
  const exported = await threadHistoryAdapter(here.client, chat).load();
  repository.import(exported);
  const parents = exported.messages.map(({ message, parentId }) => [message.id, parentId]);
  return { repository, parents, branch: repository.getMessages().map(({ id }) => id) };
}

const tale: Item[] = [
  [user('p1', 'Tell.'), null],
  [assistant('a1', 'One.'), 'p1'],
  [user('p2', 'More.'), 'a1'],
  [assistant('a2', 'Two.'), 'p2'],
];

test('a regenerated answer is a branch, and the newest one is shown', async () => {
  const { chat } = await historyOf([...tale, [assistant('a3', 'Two, again.'), 'p2']]);
  const { repository, branch } = await loaded(chat);
  assert.deepEqual(branch, ['p1', 'a1', 'p2', 'a3']);
  assert.deepEqual(repository.getBranches('a3'), ['a2', 'a3']);
});

test('an edited first prompt begins anew', async () => {
  const { chat } = await historyOf([
    ...tale,
    [user('p3', 'Tell of the coat.'), null],
    [assistant('a3', 'A coat.'), 'p3'],
  ]);
  const { repository, branch } = await loaded(chat);
  assert.deepEqual(branch, ['p3', 'a3']);
  assert.deepEqual(repository.getBranches('p3'), ['p1', 'p3']);
  repository.switchToBranch('p1');
  assert.deepEqual(
    repository.getMessages().map(({ id }) => id),
    ['p1', 'a1', 'p2', 'a2'],
  );
});

test('a message deleted in the middle leaves the branch whole', async () => {
  const { chat, history } = await historyOf(tale);
  await history.delete([{ message: tale[1]![0], parentId: 'p1' }]);
  await history.delete([{ message: tale[1]![0], parentId: 'p1' }]);
  const { parents, branch } = await loaded(chat);
  assert.deepEqual(branch, ['p1', 'p2', 'a2']);
  assert.deepEqual(parents, [
    ['p1', null],
    ['p2', 'p1'],
    ['a2', 'p2'],
  ]);
});

test('where the newest answer was deleted, the one before it is shown, and nothing is lost', async () => {
  const { chat, history } = await historyOf([...tale, [assistant('a3', 'Again.'), 'p2']]);
  await history.delete([{ message: assistant('a3', 'Again.'), parentId: 'p2' }]);
  await history.append({ message: user('p3', 'And?'), parentId: 'a3' });
  const { branch, parents } = await loaded(chat);
  assert.deepEqual(branch, ['p1', 'a1', 'p2', 'p3']);
  assert.equal(parents.length, 5);
});

test('what others have written shows, and has its place', async () => {
  const { chat } = await historyOf(tale.slice(0, 2));
  const image = { type: 'image', url: 'https://images.example/1.webp', alt: 'A rider' } as const;
  const said = await here.client.appendMessage(chat, {
    role: 'assistant',
    content: 'Plain.',
    attachments: [image],
  });
  const other = await here.client.appendMessage(chat, {
    role: 'user',
    content: 'By the AI SDK.',
    format: 'ai-sdk/v6',
    payload: { id: 'sdk-1', role: 'user', parts: [{ type: 'text', text: 'By the AI SDK.' }] },
  });
  const history = threadHistoryAdapter(here.client, chat);
  const { messages } = await history.load();
  assert.deepEqual(messages[2], {
    parentId: 'a1',
    message: {
      ...assistant(said.id, [
        { type: 'text', text: 'Plain.' },
        { type: 'image', image: image.url, filename: image.alt },
      ]),
      createdAt: new Date(said.created_at),
    },
  });
  assert.deepEqual(messages[3]?.message.content, [{ type: 'text', text: 'By the AI SDK.' }]);
  await history.append({ message: assistant('a9', 'Both.'), parentId: other.id });
  assert.equal((await here.client.listMessages(chat)).data.at(-1)?.parent_sequence, other.sequence);
});

test('a prompt behind a greeting that was never stored begins the conversation', async () => {
  const { chat } = await historyOf([[user('p1', 'Hello.'), 'greeting']]);
  assert.deepEqual((await loaded(chat)).parents, [['p1', null]]);
});

test('a chat that is not there yet, or a thread that is new, is empty', async () => {
  const empty = { messages: [], headId: null };
  assert.deepEqual(await threadHistoryAdapter(here.client, 'none').load(), empty);
  assert.deepEqual(await threadHistoryAdapter(here.client, () => undefined).load(), empty);
});
