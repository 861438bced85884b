import type { ThreadAssistantMessage } from '@assistant-ui/core';
import { createClient } from 'aldar-kose-client';
import { storedMessageId, threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startNetwork } from '../support/network.js';
import { assistant, samples, user } from './samples.js';
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

test('replies that get lost double nothing', async () => {
  const network = await startNetwork(here.server.url);
  try {
    const chat = await newChat(here.client);
    const client = createClient({ baseUrl: network.url });
    const history = threadHistoryAdapter(client, chat);
    network.loseReplies(2);
    const answer = { parentId: 'p1', message: assistant('a1', 'Paid.') };
    await Promise.all([history.append(prompt), history.append(answer)]);
    assert.deepEqual((await history.load()).messages, [prompt, answer]);
    network.loseReplies(1);
    const longer = { ...answer, message: assistant('a1', 'Paid twice.') };
    await history.update(longer);
    assert.deepEqual((await history.load()).messages, [prompt, longer]);
  } finally {
    await network.close();
  }
});

test('a child that follows a parent whose write failed brings it along', async () => {
  const chat = await newChat(here.client);
  let away = true;
  const client = createClient({
    baseUrl: here.server.url,
    fetch: (request) =>
      away ? Promise.resolve(new Response(null, { status: 400 })) : fetch(request),
  });
  const history = threadHistoryAdapter(client, chat);
  await assert.rejects(history.append(prompt), { status: 400 });
  away = false;
  const answer = { parentId: 'p1', message: assistant('a1', 'Paid.') };
  await history.append(answer);
  assert.deepEqual((await history.load()).messages, [prompt, answer]);
});

test('a message that the server refuses does not keep the next ones out', async () => {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  let deep: unknown = 'deep';
  for (let n = 0; n < 70; n += 1) deep = [deep];
  await history.append(prompt);
  const data = [{ type: 'data', name: 'deep', data: deep }] as const;
  await assert.rejects(history.append({ parentId: 'p1', message: assistant('a1', data) }), {
    name: 'InvalidRequest',
  });
  await history.append({ parentId: 'a1', message: user('p2', 'And now?') });
  const parents = (await history.load()).messages.map(({ message, parentId }) => [
    message.id,
    parentId,
  ]);
  assert.deepEqual(parents, [
    ['p1', null],
    ['p2', 'p1'],
  ]);
});

test('messages of a thread that is new wait for its chat, in order', async () => {
  let remoteId: string | undefined;
  let tell: () => void = () => undefined;
  const made = new Promise<void>((resolve) => (tell = resolve));
  const thread = {
    getState: () => ({ remoteId }),
    async initialize() {
      const id = await newChat(here.client);
      remoteId = id;
      tell();
      await here.client.getChat(id); // long enough for others to find the id
      return { remoteId: id };
    },
  };
  const history = threadHistoryAdapter(here.client, () => thread);
  assert.deepEqual((await history.load()).messages, []);
  const first = history.append(prompt);
  await made;
  const answer = { parentId: 'p1', message: assistant('a1', 'Paid.') };
  await Promise.all([first, history.append(answer)]);
  assert.deepEqual((await history.load()).messages, [prompt, answer]);
});

test('an update keeps the metadata that others have set', async () => {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  await history.append({ parentId: null, message: assistant('a1', 'One') });
  const metadata = { feedback: 'negative', feedback_comment: 'Cold' };
  await here.client.updateMessage(chat, storedMessageId(chat, 'a1'), { metadata });
  await history.update({ parentId: null, message: assistant('a1', 'Two') });
  const [stored] = (await here.client.listMessages(chat)).data;
  assert.deepEqual([stored?.content, stored?.metadata], ['Two', metadata]);
  const [item] = (await history.load()).messages;
  assert.deepEqual(item?.message.metadata.submittedFeedback, { type: 'negative', comment: 'Cold' });
});

test('what another tab has deleted stays deleted', async () => {
  const chat = await newChat(here.client);
  const [one, two] = [1, 2].map(() => threadHistoryAdapter(here.client, chat));
  await one!.append(prompt);
  await two!.load();
  await one!.delete([prompt]);
  await two!.update(prompt);
  await two!.append({ parentId: 'p1', message: assistant('a1', 'Paid.') });
  const { messages } = await one!.load();
  assert.deepEqual(messages, [{ parentId: null, message: assistant('a1', 'Paid.') }]);
});

test('an answer that somebody is writing is left to its writer', async () => {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  await history.append(prompt);
  const id = storedMessageId(chat, 'a1');
  const answer = await here.client.streamAnswer(chat, { id });
  answer.write('So far');
  await answer.flush();
  await history.append({ parentId: 'p1', message: assistant('a1', 'So') });
  answer.write(' so good');
  assert.equal((await answer.complete()).content, 'So far so good');
  await history.update({ parentId: 'p1', message: assistant('a1', 'So far so good!') });
  assert.equal((await here.client.getMessage(chat, id)).content, 'So far so good!');
});

test('two tabs write at once, and both see everything', async () => {
  const chat = await newChat(here.client);
  const tabs = [1, 2].map(() => threadHistoryAdapter(here.client, chat));
  await tabs[0]!.append(prompt);
  await Promise.all(
    tabs.map(async (tab, t) => {
      let parentId = 'p1';
      for (let n = 0; n < 20; n += 1) {
        const message = assistant(`tab-${t}-${n}`, `Answer ${n}`);
        await tab.append({ parentId, message });
        parentId = message.id;
      }
    }),
  );
  const [one, two] = await Promise.all(tabs.map((tab) => tab.load()));
  assert.deepEqual(one, two);
  assert.equal(one?.messages.length, 41);
  for (const { message, parentId } of one.messages.slice(1)) {
    const [, t, n] = message.id.split('-');
    assert.equal(parentId, n === '0' ? 'p1' : `tab-${t}-${Number(n) - 1}`);
  }
});
