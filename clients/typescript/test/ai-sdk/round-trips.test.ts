import type { UIMessage } from 'ai';
import { loadMessages, saveMessages } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from './support/history.js';
import { answer, user } from './support/messages.js';
import { REPLIES } from './support/replies.js';
import { statesOf } from './support/streams.js';

const { chat, client } = history();

test('gives every kind of part back as it was, in every state', async () => {
  const id = await chat();
  const messages: UIMessage[] = [];
  for (const [index, chunks] of Object.values(REPLIES).entries()) {
    messages.push(user(`u${index}`, 'Go on.'));
    for (const [n, state] of (await statesOf(chunks)).entries())
      messages.push({ ...state, id: `${state.id}-${n}` });
  }
  await saveMessages(client(), id, messages);
  assert.deepEqual(await loadMessages(client(), id), messages);
});

test('keeps metadata, system messages, U+0000, lone surrogates and 120 kB of output', async () => {
  const id = await chat();
  const messages: UIMessage[] = [
    { id: 's', role: 'system', parts: [{ type: 'text', text: 'You are Aldar Köse.' }] },
    { ...user('u', 'a\0b\ud800c \u{1f9e5}'), metadata: { at: '\0', tags: ['\udfff'] } },
    {
      id: 'a',
      role: 'assistant',
      metadata: { tokens: 3, nested: { list: [1, null, 'x'] } },
      parts: [
        {
          ...{ type: 'tool-search', toolCallId: 'c', state: 'output-available' },
          ...{ input: { q: '\0' }, output: { text: 'ä'.repeat(60_000), odd: '\ud800' } },
        },
        { type: 'text', text: 'one' },
        { type: 'text', text: 'two' },
      ],
    },
  ];
  await saveMessages(client(), id, messages);
  assert.deepEqual(await loadMessages(client(), id), messages);
  const stored = (await client().listMessages(id)).data;
  assert.deepEqual(
    stored.map(({ role, content, format }) => [role, content, format]),
    [
      ['user', 'You are Aldar Köse.', 'ai-sdk/v6'],
      ['user', 'a\ufffdb\ufffdc \u{1f9e5}', 'ai-sdk/v6'],
      ['assistant', 'one\n\ntwo', 'ai-sdk/v6'],
    ],
  );
});

test('cuts the readable text at 100,000 characters and keeps the whole in the payload', async () => {
  const id = await chat();
  const long = '\u{1f9e5}'.repeat(60_000);
  const messages = [user('u', long.slice(0, 100_000)), user('v', 'x'.repeat(100_001))];
  await saveMessages(client(), id, messages);
  const [, second] = (await client().listMessages(id)).data;
  assert.equal(second!.content.length, 100_000);
  assert.deepEqual(await loadMessages(client(), id), messages);
});

test('loads a long branch among many', async () => {
  const id = await chat();
  const many = client();
  const branch: UIMessage[] = [];
  for (let n = 0; n < 130; n += 1) branch.push(user(`u${n}`, `${n}`), answer(`a${n}`, `to ${n}`));
  await saveMessages(many, id, branch);
  for (let n = 0; n < 20; n += 1)
    await saveMessages(many, id, [branch[0]!, answer(`b${n}`, 'other')]);
  await saveMessages(many, id, [...branch, user('last', 'back')]);
  assert.deepEqual(await loadMessages(client(), id), [...branch, user('last', 'back')]);
});
