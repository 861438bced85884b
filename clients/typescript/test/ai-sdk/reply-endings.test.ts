import { readUIMessageStream } from 'ai';
import { AlreadyExists, NotFound } from 'aldar-kose-client';
import { loadMessages, storeReply, storedId } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from './support/history.js';
import { BEGIN, END, piece, user } from './support/messages.js';
import { collect, handWritten, streamOf } from './support/streams.js';

const { chat, client, head } = history();

const PROMPT = user('u1', 'Tell me.');

test('goes on storing when the reader has gone', async () => {
  const id = await chat();
  const model = handWritten();
  let whenStored: Promise<void> | undefined;
  const waitUntil = (promise: Promise<void>) => void (whenStored = promise);
  const options = { readUIMessageStream, messages: [PROMPT], waitUntil };
  const reader = storeReply(client(), id, model.stream, options).getReader();
  model.write(...BEGIN, piece('a'));
  await reader.read();
  await reader.cancel();
  model.write(piece('b'), ...END);
  model.close();
  await whenStored;
  const [, reply] = await loadMessages(client(), id);
  assert.deepEqual(reply!.parts, [{ type: 'text', text: 'ab', state: 'done' }]);
});

test('stops when the reader goes, where it is asked to', async () => {
  const id = await chat();
  const model = handWritten();
  const options = { readUIMessageStream, messages: [PROMPT], stopOnCancel: true };
  const reader = storeReply(client(), id, model.stream, options).getReader();
  model.write(...BEGIN, piece('a'));
  await reader.read();
  await reader.cancel('gone');
  assert.equal(await model.whenCancelled, 'gone');
  await head(id, ({ status }) => status === 'incomplete');
});

test('is incomplete where the stream fails, breaks off or says so', async () => {
  const endings: ((model: ReturnType<typeof handWritten>) => void)[] = [
    (model) => model.error(new Error('broken')),
    (model) => {
      model.write({ type: 'error', errorText: 'No model' }, piece('not shown'), ...END);
      model.close();
    },
    (model) => {
      model.write({ type: 'abort' });
      model.close();
    },
    (model) => {
      model.write({ type: 'text-delta', id: 'nobody knows', delta: 'x' }, piece('not shown'));
      model.close();
    },
    (model) => {
      model.write({ type: 'finish', finishReason: 'interrupted' });
      model.close();
    },
  ];
  for (const end of endings) {
    const id = await chat();
    const model = handWritten();
    const options = { readUIMessageStream, messages: [PROMPT] };
    const reading = collect(storeReply(client(), id, model.stream, options));
    model.write(...BEGIN, piece('a'));
    await head(id, ({ content }) => content === 'a');
    end(model);
    await reading.catch((error: unknown) => assert.equal(String(error), 'Error: broken'));
    const [, reply] = await loadMessages(client(), id);
    assert.deepEqual(reply!.parts, [{ type: 'text', text: 'a', state: 'streaming' }]);
    assert.equal((await client().listMessages(id)).data[1]!.status, 'incomplete');
  }
});

test('fails where it cannot begin', async () => {
  const none = storedId(await chat(), 'none');
  const model = handWritten();
  model.write(...BEGIN);
  const options = { readUIMessageStream };
  await assert.rejects(collect(storeReply(client(), none, model.stream, options)), NotFound);
  await model.whenCancelled;
  const id = await chat();
  const reply = [...BEGIN, ...END];
  await collect(storeReply(client(), id, streamOf(reply), options));
  await assert.rejects(collect(storeReply(client(), id, streamOf(reply), options)), AlreadyExists);
});
