import type { ThreadAssistantMessage } from '@assistant-ui/core';
import { threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assistant, user } from './messages.js';
import { samples } from './samples.js';
import { newChat, useServer } from './setup.js';

const here = useServer();
const prompt = { parentId: null, message: user('p1', 'Pay.') };

test('an approval that is answered later is updated in place', async () => {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  const waiting = samples['an approval that waits'] as ThreadAssistantMessage;
  await history.append(prompt);
  await history.append({ parentId: 'p1', message: waiting });
  const [call] = waiting.content;
  assert.ok(call?.type === 'tool-call' && call.approval);
  const answered: ThreadAssistantMessage = {
    ...waiting,
    status: { type: 'complete', reason: 'stop' },
    content: [
      { ...call, approval: { ...call.approval, approved: true, optionId: 'y' }, result: 'Paid' },
      { type: 'text', text: 'Paid.' },
    ],
  };
  // A tab that was opened since knows the message from loading it.
  const tab = threadHistoryAdapter(here.client, chat);
  const { messages } = await tab.load();
  assert.deepEqual(messages[1]?.message, waiting);
  await tab.update({ parentId: 'p1', message: answered });
  const after = await history.load();
  assert.deepEqual(after.messages[1], { parentId: 'p1', message: answered });
  assert.equal((await here.client.getChat(chat)).message_count, 2);
});

test('an update of a message that is not there stores it', async () => {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  await history.update(prompt);
  assert.deepEqual((await history.load()).messages, [prompt]);
});

test('the same again, from anywhere, changes nothing', async () => {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  const answer = { parentId: 'p1', message: assistant('a1', 'Paid.') };
  await Promise.all([history.append(prompt), history.append(answer)]);
  const { revision } = await here.client.getChat(chat);
  await Promise.all([history.append(prompt), history.append(answer), history.update(answer)]);
  const other = threadHistoryAdapter(here.client, chat);
  await Promise.all([other.append(answer), other.append(prompt)]);
  assert.equal((await here.client.getChat(chat)).revision, revision);
});

test('the last of many versions stays', async () => {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  const version = (n: number) => ({ parentId: null, message: assistant('a1', `Version ${n}`) });
  await Promise.all(Array.from({ length: 20 }, (_, n) => history.update(version(n))));
  assert.deepEqual((await history.load()).messages, [version(19)]);
});
