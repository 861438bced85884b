import { aiSDKV6FormatAdapter } from 'assistant-cloud/ai-sdk';
import { storedMessageId, threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newChat, useServer } from './setup.js';
import { again, done, prompt, waiting } from './ui-messages.js';

const here = useServer();

const open = (chat: string) =>
  threadHistoryAdapter(here.client, chat).withFormat(aiSDKV6FormatAdapter);

test('messages of the AI SDK come back as they were, with their branches', async () => {
  const chat = await newChat(here.client);
  const history = open(chat);
  await history.append({ parentId: null, message: prompt });
  await history.append({ parentId: prompt.id, message: waiting });
  assert.deepEqual((await open(chat).load()).messages[1], {
    parentId: prompt.id,
    message: waiting,
  });
  await history.update({ parentId: prompt.id, message: done }, done.id);
  await history.append({ parentId: prompt.id, message: again });
  const loaded = await open(chat).load();
  assert.deepEqual(loaded, {
    headId: again.id,
    messages: [
      { parentId: null, message: prompt },
      { parentId: prompt.id, message: done },
      { parentId: prompt.id, message: again },
    ],
  });
  await history.delete([{ parentId: prompt.id, message: again }]);
  assert.equal((await open(chat).load()).headId, done.id);
});

test('everybody can read them', async () => {
  const chat = await newChat(here.client);
  const history = open(chat);
  await history.append({ parentId: null, message: prompt });
  await history.append({ parentId: prompt.id, message: waiting });
  const [first, second] = (await here.client.listMessages(chat)).data;
  assert.deepEqual(
    [first?.id, first?.content, first?.format, first?.payload],
    [storedMessageId(chat, prompt.id), 'Draw\ufffd him.', 'ai-sdk/v6', prompt],
  );
  assert.deepEqual(
    first?.attachments.map(({ url, alt }) => [url, alt]),
    [['https://images.example/1.webp', 'he']],
  );
  assert.deepEqual([second?.role, second?.content], ['assistant', 'Here is he.']);
  const { messages } = await threadHistoryAdapter(here.client, chat).load();
  assert.deepEqual(
    messages.map(({ message, parentId }) => [message.id, message.role, parentId]),
    [
      [prompt.id, 'user', null],
      [waiting.id, 'assistant', prompt.id],
    ],
  );
});

test('what others have written shows from its text and images', async () => {
  const chat = await newChat(here.client);
  const said = await here.client.appendMessage(chat, {
    role: 'assistant',
    content: 'Plain.',
    attachments: [{ type: 'image', url: 'https://images.example/1.webp', alt: 'He' }],
  });
  const history = open(chat);
  await history.append({ parentId: said.id, message: again });
  const { messages } = await history.load();
  assert.deepEqual(messages, [
    {
      parentId: null,
      message: {
        id: said.id,
        role: 'assistant',
        parts: [
          { type: 'text', text: 'Plain.' },
          {
            type: 'file',
            mediaType: 'image/*',
            url: 'https://images.example/1.webp',
            filename: 'He',
          },
        ],
      },
    },
    { parentId: said.id, message: again },
  ]);
});

test('a pinned history stays with its thread', async () => {
  const [one, two] = await Promise.all([newChat(here.client), newChat(here.client)]);
  let shown = one;
  const history = threadHistoryAdapter(here.client, () => shown).withFormat(aiSDKV6FormatAdapter);
  history.pin();
  shown = two;
  await history.append({ parentId: null, message: prompt });
  assert.equal((await here.client.getChat(one)).message_count, 1);
  assert.equal((await here.client.getChat(two)).message_count, 0);
});
