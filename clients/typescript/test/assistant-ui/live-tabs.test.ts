import type { ChatModelAdapter } from '@assistant-ui/core';
import { storedMessageId, threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, openTab, said, shows, textOf } from './open-tab.js';
import { newChat, useServer } from './setup.js';

const here = useServer();

test('two tabs follow one answer', async () => {
  const { chat, answer } = await answering(here.client);
  const tabs = [openTab(here.client, chat), openTab(here.client, chat)];
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
  const { thread } = openTab(here.client, chat, writer);
  await thread.__internal_load();
  const sent = thread.append(said('Tell.', null));
  for await (const { messages } of here.client.follow(chat))
    if (messages[1]?.content === 'Once') break;
  const other = openTab(here.client, chat).thread;
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
  const { chat, answer } = await answering(here.client);
  await answer.stop();
  const loaded = await threadHistoryAdapter(here.client, chat).load();
  assert.equal(loaded.unstable_resume, undefined);
  assert.deepEqual(loaded.messages.at(-1)?.message.status, {
    type: 'incomplete',
    reason: 'cancelled',
  });
});
