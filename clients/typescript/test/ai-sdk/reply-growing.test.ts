import { readUIMessageStream, type UIMessageChunk } from 'ai';
import { loadMessages, storeReply, storedId, toUIMessage } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from './support/history.js';
import { BEGIN, END, piece, user } from './support/messages.js';
import { collect, handWritten, statesOf, streamOf } from './support/streams.js';

const { chat, client, head } = history();

const PROMPT = user('u1', 'Tell me.');

test('stores text as it grows, and gives the message its place before its first word', async () => {
  const id = await chat();
  const model = handWritten();
  const reader = storeReply(client(), id, model.stream, {
    ...{ readUIMessageStream, messages: [PROMPT] },
  }).getReader();
  model.write(BEGIN[0]!);
  assert.deepEqual((await reader.read()).value, BEGIN[0]);
  const begun = await client().getMessage(id, storedId(id, 'a1'));
  assert.deepEqual([begun.status, begun.sequence, begun.content], ['in_progress', 2, '']);
  model.write(BEGIN[1]!, piece('Once \ud83e'));
  await head(id, ({ content }) => content === 'Once ');
  model.write(piece('\udde5 upon'));
  await head(id, ({ content }) => content === 'Once 🧥 upon');
  const [, growing] = await loadMessages(client(), id);
  assert.deepEqual(growing!.parts, [{ type: 'text', text: 'Once 🧥 upon', state: 'streaming' }]);
  model.write({ type: 'tool-input-available', toolCallId: 'c', toolName: 'x', input: {} });
  await head(id, ({ payload }) => JSON.stringify(payload).includes('"c"'));
  model.write(...END);
  model.close();
  while (!(await reader.read()).done);
  assert.equal((await client().getMessage(id, storedId(id, 'a1'))).status, 'completed');
});

test('stores two texts that grow at once, and one that was taken back', async () => {
  const id = await chat();
  const model = handWritten();
  const options = { readUIMessageStream, messages: [PROMPT] };
  const reading = collect(storeReply(client(), id, model.stream, options));
  model.write(...BEGIN, piece('a'), { type: 'text-start', id: 'u' });
  model.write({ type: 'text-delta', id: 'u', delta: 'x' });
  await head(id, ({ content }) => content === 'a\n\nx');
  model.write(piece('b'));
  await head(id, ({ content }) => content === 'ab\n\nx');
  model.write({ type: 'reset-step' }, { type: 'text-start', id: 'v' });
  model.write({ type: 'text-delta', id: 'v', delta: 'instead' }, { type: 'text-end', id: 'v' });
  await head(id, ({ content }) => content === 'instead');
  model.close();
  const shown = (await statesOf(await reading)).at(-1);
  assert.deepEqual(await loadMessages(client(), id), [PROMPT, shown]);
  assert.equal((await client().listMessages(id)).data[1]!.content, 'instead');
});

test('stores 120 kB of output, and a text behind it', async () => {
  const id = await chat();
  const output = { text: 'ä'.repeat(60_000), odd: '\0\ud800' };
  const reply: UIMessageChunk[] = [
    { type: 'start', messageId: 'a1' },
    { type: 'tool-input-available', toolCallId: 'c', toolName: 'read', input: {} },
    { type: 'tool-output-available', toolCallId: 'c', output },
    ...[
      { type: 'text-start', id: 't' } as const,
      ...Array.from({ length: 200 }, () => piece('\0 word')),
      ...END,
    ],
  ];
  const passed = await collect(
    storeReply(client(), id, streamOf(reply), { readUIMessageStream, messages: [PROMPT] }),
  );
  const shown = (await statesOf(passed)).at(-1);
  assert.deepEqual(await loadMessages(client(), id), [PROMPT, shown]);
});

test('keeps the text of a reply that is too large for a payload, and says so', async () => {
  const id = await chat();
  const errors: unknown[] = [];
  const output = 'x'.repeat(300_000);
  const reply: UIMessageChunk[] = [
    ...[...BEGIN, piece('a'), END[0]!],
    { type: 'tool-input-available', toolCallId: 'c', toolName: 'read', input: {} },
    { type: 'tool-output-available', toolCallId: 'c', output },
    { type: 'finish' },
  ];
  const onError = (error: unknown) => void errors.push(error);
  const options = { readUIMessageStream, messages: [PROMPT], onError };
  assert.deepEqual(await collect(storeReply(client(), id, streamOf(reply), options)), reply);
  assert.ok(errors[0] instanceof RangeError);
  const [, stored] = (await client().listMessages(id)).data;
  assert.deepEqual([stored!.content, stored!.payload, stored!.status], ['a', null, 'completed']);
});

test('shows every text in its own part, whenever it is looked at', async () => {
  const id = await chat();
  const model = handWritten();
  const options = { readUIMessageStream, messages: [PROMPT] };
  const reading = collect(storeReply(client(), id, model.stream, options));
  const texts = Array.from({ length: 12 }, (_, n) => `${n} `.repeat(5));
  const following = (async () => {
    for await (const { all } of client().follow(id)) {
      const reply = all.find(({ role }) => role === 'assistant');
      const parts = reply ? toUIMessage(reply).parts : [];
      for (const [index, part] of parts.entries())
        assert.ok(
          part.type === 'text' && texts[index]!.startsWith(part.text),
          JSON.stringify(parts),
        );
      if (reply?.status === 'completed') return parts.length;
    }
    return 0;
  })();
  model.write({ type: 'start', messageId: 'a1' });
  for (const [n, whole] of texts.entries()) {
    model.write({ type: 'text-start', id: `${n}` });
    for (const word of whole.split(/(?<= )/)) {
      model.write({ type: 'text-delta', id: `${n}`, delta: word });
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    model.write({ type: 'text-end', id: `${n}` });
  }
  model.close();
  await reading;
  assert.equal(await following, texts.length);
});
