import { MessageRepository } from '@assistant-ui/core/internal';
import { storedMessageId, threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assistant, user } from './messages.js';
import { samples } from './samples.js';
import { newChat, useServer } from './setup.js';

const here = useServer();

for (const [name, message] of Object.entries(samples))
  test(`${name} comes back as it was`, async () => {
    const chat = await newChat(here.client);
    const item = { parentId: null, message, runConfig: { custom: { tone: 'dry' } } };
    await threadHistoryAdapter(here.client, chat).append(item);
    const loaded = await threadHistoryAdapter(here.client, chat).load();
    assert.deepEqual(loaded, { headId: message.id, messages: [item] });
  });

test('a whole thread comes back, and the repository takes it', async () => {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, () => chat);
  const messages = Object.values(samples);
  const items = messages.map((message, n) => ({ message, parentId: messages[n - 1]?.id ?? null }));
  for (const item of items) await history.append(item);
  const loaded = await threadHistoryAdapter(here.client, chat).load();
  assert.deepEqual(loaded.messages, items);
  const repository = new MessageRepository();
  repository.import(loaded);
  assert.deepEqual(repository.getMessages(), messages);
});

test('everybody can read what is stored', async () => {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  const prompt = samples['a user with every part and attachment']!;
  const answer = samples['an assistant with every part']!;
  await history.append({ parentId: null, message: prompt });
  await history.append({ parentId: prompt.id, message: answer });
  const [first, second] = (await here.client.listMessages(chat)).data;
  assert.equal(first?.id, storedMessageId(chat, prompt.id));
  assert.equal(first.role, 'user');
  assert.equal(first.content, 'Look\n\nat this: \ufffd, \ufffd, 🐎');
  assert.deepEqual(
    first.attachments.map(({ url, alt }) => [url, alt]),
    [
      ['https://images.example/coat/1.webp', 'coat.webp'],
      ['https://images.example/fur.png', 'fur.png'],
    ],
  );
  assert.equal(second?.content, 'He sold the wind.\n\nThe end.');
  assert.deepEqual(
    second.attachments.map(({ url }) => url),
    ['https://images.example/coat/2.webp', 'https://images.example/coat/3.webp'],
  );
  assert.deepEqual([second.status, second.format], ['completed', 'assistant-ui/v1']);
  const states = await stored('an answer that failed', 'an approval that waits');
  assert.deepEqual(states, ['incomplete', 'completed']);
});

async function stored(...names: string[]): Promise<string[]> {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  for (const name of names) await history.append({ parentId: null, message: samples[name]! });
  return (await here.client.listMessages(chat)).data.map(({ status }) => status);
}

test('what is too large is shortened: files first, and the text stays readable', async () => {
  const chat = await newChat(here.client);
  const history = threadHistoryAdapter(here.client, chat);
  const photo = (size: number) =>
    ({ type: 'image', image: `data:image/png;base64,${'A'.repeat(size)}` }) as const;
  const long = 'Snow. '.repeat(30_000);
  await history.append({
    parentId: null,
    message: user('photo', long, photo(150_000), photo(2_000_000)),
  });
  await history.append({ parentId: 'photo', message: assistant('long', long + long) });
  const { messages } = await history.load();
  assert.deepEqual(messages[0]?.message.content, [
    { type: 'text', text: long },
    photo(0),
    photo(0),
  ]);
  const part = messages[1]!.message.content[0];
  assert.ok(part.type === 'text' && part.text.endsWith('…') && part.text.length > 250_000);
  const [first, second] = (await here.client.listMessages(chat)).data;
  assert.equal(first?.content, long.slice(0, 100_000));
  assert.equal(second?.content, long.slice(0, 100_000));
});
