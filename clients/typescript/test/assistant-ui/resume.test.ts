import { storedMessageId, threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assistant } from './messages.js';
import { answering, openTab, said, shows, textOf } from './open-tab.js';
import { useServer } from './setup.js';

const here = useServer();

test('an answer in progress goes on in a tab that opens, across a killed server', async () => {
  const { chat, answer } = await answering(here.client);
  const { thread, history } = openTab(here.client, chat);
  await thread.__internal_load();
  await shows(thread, (last) => textOf(last) === 'Once');
  assert.deepEqual(
    thread.messages.map(({ role, status }) => [role, status?.type]),
    [
      ['user', undefined],
      ['assistant', 'running'],
    ],
  );
  await here.server.kill();
  answer.write(' upon');
  await here.server.restart();
  await shows(thread, (last) => textOf(last) === 'Once upon');
  answer.write(' a time');
  const stored = await answer.complete({ metadata: { model: 'storyteller-2' } });
  await shows(thread, (last) => last?.status?.type === 'complete');
  assert.equal(textOf(thread.messages.at(-1)), 'Once upon a time');

  // The tab goes on with what it holds, under an id of its own, and stores nothing twice.
  await thread.append({ ...said('And then?', thread.messages.at(-1)!.id), startRun: false });
  const messages = (await here.client.listMessages(chat)).data;
  assert.deepEqual(messages[1], stored);
  assert.deepEqual(
    messages.map(({ content, parent_sequence }) => [content, parent_sequence]),
    [
      ['Tell.', null],
      ['Once upon a time', 1],
      ['And then?', 2],
    ],
  );
  assert.equal((await history.load()).messages.length, 3);
});

test('a payload that comes while the answer grows, and its last state, are shown', async () => {
  const { chat, answer } = await answering(here.client);
  const { thread } = openTab(here.client, chat);
  await thread.__internal_load();
  const thought = { type: 'reasoning', text: 'Hm.' } as const;
  answer.update({ format: 'assistant-ui/v1', payload: { role: 'assistant', content: [thought] } });
  await shows(thread, (last) => last?.content.length === 2);
  assert.deepEqual(thread.messages.at(-1)?.content, [thought, { type: 'text', text: 'Once' }]);
  const whole = assistant('a1', [{ type: 'text', text: 'Once' }, thought]);
  await answer.complete({ payload: { ...whole, createdAt: whole.createdAt.toISOString() } });
  await shows(thread, (last) => last?.status?.type === 'complete');
  assert.deepEqual(thread.messages.at(-1)?.content, whole.content);
  assert.deepEqual((await threadHistoryAdapter(here.client, chat).load()).messages[1], {
    parentId: 'p1',
    message: whole,
  });
});

test('the stop button stops the answer for everybody', async () => {
  const { chat, answer } = await answering(here.client);
  const { thread } = openTab(here.client, chat);
  await thread.__internal_load();
  await shows(thread, (last) => textOf(last) === 'Once');
  thread.cancelRun();
  await shows(thread, (last) => last?.status?.type === 'incomplete');
  const id = storedMessageId(chat, 'a1');
  for await (const { all } of here.client.follow(chat))
    if (all.at(-1)?.status === 'incomplete') break;
  answer.write(' more');
  await assert.rejects(answer.flush(), { name: 'MessageFinal' });
  assert.equal((await here.client.getMessage(chat, id)).content, 'Once');
});

test('one that is stopped before it is shown leaves nothing behind', async () => {
  const { chat } = await answering(here.client);
  const { thread } = openTab(here.client, chat);
  await thread.__internal_load();
  thread.cancelRun();
  await shows(thread, (last) => last?.status?.type === 'incomplete');
  for await (const { all } of here.client.follow(chat))
    if (all.at(-1)?.status === 'incomplete') break;
  assert.equal((await here.client.getChat(chat)).message_count, 2);
});

test('a page that goes away does not', async () => {
  const { chat, answer } = await answering(here.client);
  const { thread } = openTab(here.client, chat);
  await thread.__internal_load();
  await shows(thread, (last) => textOf(last) === 'Once');
  thread.detach();
  await shows(thread, (last) => last?.status?.type === 'incomplete');
  answer.write(' upon');
  assert.equal((await answer.complete()).content, 'Once upon');
});
