import type { MessageFormatAdapter } from '@assistant-ui/core';
import { threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newChat, useServer } from './setup.js';

const here = useServer();

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
