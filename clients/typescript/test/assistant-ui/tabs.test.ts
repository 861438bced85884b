import { storedMessageId, threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assistant, user } from './messages.js';
import { newChat, useServer } from './setup.js';

const here = useServer();
const prompt = { parentId: null, message: user('p1', 'Pay.') };

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
