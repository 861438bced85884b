import { AssistantMessageStream, type AssistantStream } from 'assistant-stream';
import { threadListAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { user } from './messages.js';
import { samples } from './samples.js';
import { newChat, useServer } from './setup.js';

const here = useServer();

async function titleOf(stream: AssistantStream): Promise<string | undefined> {
  let title: string | undefined;
  for await (const { parts } of AssistantMessageStream.fromAssistantStream(stream))
    title = parts.find((part) => part.type === 'text')?.text;
  return title;
}

test('the first prompt gives the title', async () => {
  const adapter = threadListAdapter(here.client);
  const prompts = {
    'Tell of a coat': 'Tell  of\na coat ',
    'How did Aldar Kose get a fur coat from a rich man in the…':
      'How did Aldar Kose get a fur coat from a rich man in the hardest frost of the year?',
    [`${'🐎'.repeat(60)}…`]: '🐎'.repeat(61),
  };
  for (const [title, prompt] of Object.entries(prompts)) {
    const chat = await newChat(here.client);
    const messages = [samples['a system message']!, user('p1', prompt)];
    assert.equal(await titleOf(await adapter.generateTitle(chat, messages)), title);
    assert.equal((await adapter.fetch(chat)).title, title);
  }
  const chat = await newChat(here.client);
  assert.equal(await titleOf(await adapter.generateTitle(chat, [user('p1')])), undefined);
  assert.equal((await adapter.fetch(chat)).title, undefined);
});

test('a title of your own', async () => {
  const chat = await newChat(here.client);
  const adapter = threadListAdapter(here.client, {
    generateTitle: (messages, id) => Promise.resolve(`${messages.length} in ${id}`),
  });
  const title = `1 in ${chat}`;
  assert.equal(await titleOf(await adapter.generateTitle(chat, [user('p1', 'Hi')])), title);
  assert.equal((await adapter.fetch(chat)).title, title);
});
