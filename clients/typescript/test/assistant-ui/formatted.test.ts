import type { MessageFormatAdapter } from '@assistant-ui/core';
import type { UIMessage } from 'ai';
import { aiSDKV6FormatAdapter } from 'assistant-cloud/ai-sdk';
import { storedMessageId, threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newChat, useServer } from './setup.js';

const here = useServer();

const prompt: UIMessage = {
  id: 'Xy12',
  role: 'user',
  parts: [
    { type: 'text', text: 'Draw\0 him.' },
    { type: 'file', mediaType: 'image/webp', url: 'https://images.example/1.webp', filename: 'he' },
    { type: 'file', mediaType: 'image/png', url: 'data:image/png;base64,iVBORw0KGgo=' },
  ],
};
const waiting: UIMessage = {
  id: 'msg-1',
  role: 'assistant',
  metadata: { model: 'storyteller-2', tokens: 7 },
  parts: [
    { type: 'step-start' },
    { type: 'reasoning', text: 'Cold.', state: 'done', providerMetadata: { x: { sig: 'abc' } } },
    { type: 'text', text: 'Here is he.', state: 'done' },
    { type: 'source-url', sourceId: 's', url: 'https://tales.example', title: 'Tales' },
    { type: 'data-frame', id: 'f1', data: { n: 1 } },
    {
      type: 'tool-draw',
      toolCallId: 'c1',
      state: 'approval-requested',
      input: { what: 'coat' },
      approval: { id: 'ask' },
    },
  ],
};
const done: UIMessage = {
  ...waiting,
  parts: [
    ...waiting.parts.slice(0, -1),
    {
      type: 'tool-draw',
      toolCallId: 'c1',
      state: 'output-available',
      input: { what: 'coat' },
      output: 'x'.repeat(120_000),
      approval: { id: 'ask', approved: true },
    },
  ],
};
const again: UIMessage = { id: 'msg-2', role: 'assistant', parts: [{ type: 'text', text: 'He.' }] };

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

test('another format keeps to itself, and children find the nearest of their own', async () => {
  interface Note {
    key: string;
    said: string;
  }
  const notes: MessageFormatAdapter<Note, { said: string }> = {
    format: 'notes/1',
    encode: ({ message: { said } }) => ({ said }),
    decode: ({ id, parent_id, content: { said } }) => ({
      parentId: parent_id,
      message: { key: id, said },
    }),
    getId: ({ key }) => key,
  };
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat).withFormat(notes);
  await history.append({ parentId: null, message: { key: 'n1', said: 'One' } });
  const between = await here.client.appendMessage(chat, { role: 'user', content: 'Between' });
  await history.append({ parentId: between.id, message: { key: 'n2', said: 'Two' } });
  assert.deepEqual((await history.load()).messages, [
    { parentId: null, message: { key: 'n1', said: 'One' } },
    { parentId: 'n1', message: { key: 'n2', said: 'Two' } },
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
