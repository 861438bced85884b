import type { AppendMessage, ChatModelAdapter, ThreadMessage } from '@assistant-ui/core';
import { LocalRuntimeCore } from '@assistant-ui/core/internal';
import { storedMessageId, threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assistant, user } from './samples.js';
import { newChat, useServer } from './setup.js';

const here = useServer();
const silent: ChatModelAdapter = { run: () => Promise.resolve({ content: [] }) };

/** A chat in which an answer has begun. */
async function answering() {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  await history.append({ parentId: null, message: user('p1', 'Tell.') });
  const answer = await here.client.streamAnswer(chat, { id: storedMessageId(chat, 'a1') });
  answer.write('Once');
  await answer.flush();
  return { chat, answer };
}

/** assistant-ui's own runtime, as a tab that opens the chat has it. */
function openTab(chat: string, chatModel = silent) {
  const history = threadHistoryAdapter(here.client, chat);
  const core = new LocalRuntimeCore({ adapters: { chatModel, history } }, undefined);
  const thread = core.threads.getMainThreadRuntimeCore();
  return { thread, history };
}
type Thread = ReturnType<typeof openTab>['thread'];

/** What the composer sends: it has no id yet. */
function said(text: string, parentId: string | null): AppendMessage {
  const { role, createdAt, content, attachments, metadata } = user('', text);
  const message = { role, createdAt, content, attachments, metadata };
  return { ...message, parentId, sourceId: null, runConfig: undefined };
}

const textOf = (message: ThreadMessage | undefined) =>
  message?.content.map((part) => (part.type === 'text' ? part.text : '')).join('');

/** Resolves when the thread's last message is as asked. */
function shows(thread: Thread, holds: (last: ThreadMessage | undefined) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds(thread.messages.at(-1))) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = thread.subscribe(look);
    look();
  });
}

test('an answer in progress goes on in a tab that opens, across a killed server', async () => {
  const { chat, answer } = await answering();
  const { thread, history } = openTab(chat);
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
  const { chat, answer } = await answering();
  const { thread } = openTab(chat);
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
  const { chat, answer } = await answering();
  const { thread } = openTab(chat);
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
  const { chat } = await answering();
  const { thread } = openTab(chat);
  await thread.__internal_load();
  thread.cancelRun();
  await shows(thread, (last) => last?.status?.type === 'incomplete');
  for await (const { all } of here.client.follow(chat))
    if (all.at(-1)?.status === 'incomplete') break;
  assert.equal((await here.client.getChat(chat)).message_count, 2);
});

test('a page that goes away does not', async () => {
  const { chat, answer } = await answering();
  const { thread } = openTab(chat);
  await thread.__internal_load();
  await shows(thread, (last) => textOf(last) === 'Once');
  thread.detach();
  await shows(thread, (last) => last?.status?.type === 'incomplete');
  answer.write(' upon');
  assert.equal((await answer.complete()).content, 'Once upon');
});

test('two tabs follow one answer', async () => {
  const { chat, answer } = await answering();
  const tabs = [openTab(chat), openTab(chat)];
  await Promise.all(tabs.map(({ thread }) => thread.__internal_load()));
  answer.write(' upon');
  await answer.complete();
  for (const { thread } of tabs)
    await shows(
      thread,
      (last) => last?.status?.type === 'complete' && textOf(last) === 'Once upon',
    );
  assert.equal((await here.client.getChat(chat)).message_count, 2);
});

test('an answer that a server writes under the id of the browser is one message', async () => {
  const chat = await newChat(here.client);
  let goOn: () => void = () => undefined;
  const halfway = new Promise<void>((resolve) => (goOn = resolve));
  const writer: ChatModelAdapter = {
    async *run({ unstable_assistantMessageId: answerId, unstable_parentId: promptId }) {
      const prompt = await until(chat, storedMessageId(chat, promptId!));
      const answer = await here.client.streamAnswer(chat, {
        id: storedMessageId(chat, answerId!),
        parent_sequence: prompt.sequence,
      });
      answer.write('Once');
      yield { content: [{ type: 'text', text: 'Once' }] };
      await halfway;
      answer.write(' upon');
      await answer.complete();
      yield { content: [{ type: 'text', text: 'Once upon' }] };
    },
  };
  const { thread } = openTab(chat, writer);
  await thread.__internal_load();
  const sent = thread.append(said('Tell.', null));
  for await (const { messages } of here.client.follow(chat))
    if (messages[1]?.content === 'Once') break;
  const other = openTab(chat).thread;
  await other.__internal_load();
  await shows(other, (last) => textOf(last) === 'Once');
  goOn();
  await sent;
  await shows(other, (last) => last?.status?.type === 'complete');
  assert.equal(textOf(other.messages.at(-1)), 'Once upon');
  const { messages } = await threadHistoryAdapter(here.client, chat).load();
  assert.deepEqual(
    messages.map(({ message }) => [message.id, textOf(message)]),
    thread.messages.map((message) => [message.id, textOf(message)]),
  );
});

async function until(chat: string, id: string) {
  for await (const { messages } of here.client.follow(chat)) {
    const message = messages.find((stored) => stored.id === id);
    if (message) return message;
  }
  throw new Error('It did not arrive.');
}

test('an answer that has ended is not resumed', async () => {
  const { chat, answer } = await answering();
  await answer.stop();
  const loaded = await threadHistoryAdapter(here.client, chat).load();
  assert.equal(loaded.unstable_resume, undefined);
  assert.deepEqual(loaded.messages.at(-1)?.message.status, {
    type: 'incomplete',
    reason: 'cancelled',
  });
});
