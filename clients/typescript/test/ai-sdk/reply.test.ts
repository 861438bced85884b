import { readUIMessageStream, type UIMessageChunk } from 'ai';
import { loadMessages, saveMessages, storeReply } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from './support/history.js';
import { BEGIN, END, piece, user } from './support/messages.js';
import { REPLIES } from './support/replies.js';
import { asJson, collect, statesOf, streamOf } from './support/streams.js';

const { chat, client } = history();

const PROMPT = user('u1', 'Tell me.');

for (const [name, chunks] of Object.entries(REPLIES)) {
  test(`stores ${name}, and passes it on as it is`, async () => {
    const id = await chat();
    const options = { readUIMessageStream, messages: [PROMPT] };
    const passed = await collect(storeReply(client(), id, streamOf(chunks), options));
    assert.deepEqual(passed, chunks);
    const shown = (await statesOf(passed)).at(-1);
    assert.deepEqual(await loadMessages(client(), id), [PROMPT, shown]);
    const [, reply] = (await client().listMessages(id)).data;
    assert.deepEqual([reply!.status, reply!.parent_sequence], ['completed', 1]);
  });
}

test('gives one id to screen and store, whether or not the stream has one', async () => {
  const options = { readUIMessageStream, messages: [PROMPT] };
  const starts: UIMessageChunk[][] = [
    [{ type: 'start' }],
    [],
    [
      { type: 'data-early', data: 1 },
      { type: 'start', messageId: 'late' },
    ],
  ];
  for (const start of starts) {
    const id = await chat();
    const reply = [...start, { type: 'text-start', id: 't' } as const, piece('x'), ...END];
    const passed = await collect(storeReply(client(), id, streamOf(reply), options));
    assert.equal(passed[0]?.type, 'start');
    const shown = (await statesOf(passed)).at(-1)!;
    assert.match(shown.id, /^[0-9a-f-]{36}$/);
    assert.deepEqual(await loadMessages(client(), id), [PROMPT, shown]);
  }
});

test('needs no list: the reply follows the newest message', async () => {
  const id = await chat();
  await saveMessages(client(), id, [PROMPT]);
  const reply = [...BEGIN, piece('a'), ...END];
  await collect(storeReply(client(), id, streamOf(reply), { readUIMessageStream }));
  const [, message] = (await client().listMessages(id)).data;
  assert.equal(message!.parent_sequence, 1);
  assert.deepEqual(asJson(message!.payload), (await statesOf(reply)).at(-1));
});
