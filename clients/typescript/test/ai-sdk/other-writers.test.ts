import { loadMessages, saveMessages, storedId } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from './support/history.js';
import { answer } from './support/messages.js';

const { chat, client, line } = history();

test('shows what other clients have written, and leaves it as it is', async () => {
  const id = await chat();
  const other = client();
  await other.appendMessage(id, { role: 'user', content: 'Hello.' });
  const url = 'https://images.example/1.png';
  const attachments = [{ type: 'image', url, alt: 'A coat' }] as const;
  await other.appendMessage(id, {
    role: 'assistant',
    content: 'Hi.',
    attachments: [...attachments],
  });
  const tab = client();
  const messages = await loadMessages(tab, id);
  assert.deepEqual(
    messages.map(({ role, parts }) => [role, parts]),
    [
      ['user', [{ type: 'text', text: 'Hello.' }]],
      [
        'assistant',
        [
          { type: 'text', text: 'Hi.', state: 'done' },
          { type: 'file', mediaType: 'image/*', url, filename: 'A coat' },
        ],
      ],
    ],
  );
  const before = await line();
  await saveMessages(tab, id, messages);
  await saveMessages(client(), id, [messages[0]!, { ...messages[1]!, metadata: { seen: true } }]);
  assert.equal(await line(), before);
});

test('leaves an answer in progress to its writer', async () => {
  const id = await chat();
  const begun = answer('a1', '');
  const writer = await client().streamAnswer(id, {
    ...{ id: storedId(id, 'a1'), format: 'ai-sdk/v6', payload: { ...begun } },
  });
  const tab = client();
  assert.deepEqual(await loadMessages(tab, id), [begun]);
  const before = await line();
  await saveMessages(tab, id, [answer('a1', 'as far as it was')]);
  await saveMessages(client(), id, [answer('a1', 'as far as it was')]);
  assert.equal(await line(), before);
  await writer.complete();
  await saveMessages(tab, id, [answer('a1', 'changed')]);
  assert.deepEqual(await loadMessages(client(), id), [answer('a1', 'changed')]);
});
