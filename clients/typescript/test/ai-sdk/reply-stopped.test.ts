import { readUIMessageStream } from 'ai';
import { storeReply } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from './support/history.js';
import { BEGIN, piece, user } from './support/messages.js';
import { collect, handWritten } from './support/streams.js';

const { chat, client, head } = history();

const PROMPT = user('u1', 'Tell me.');

test('cancels the model and passes an abort on when somebody else stops it', async () => {
  const id = await chat();
  const model = handWritten();
  const stops: unknown[] = [];
  const onStop = (reason: unknown) => void stops.push(reason);
  const options = { readUIMessageStream, messages: [PROMPT], onStop };
  const reading = collect(storeReply(client(), id, model.stream, options));
  model.write(...BEGIN, piece('a'));
  const { id: message } = await head(id, ({ content }) => content === 'a');
  await client().updateMessage(id, message, { status: 'incomplete' });
  model.write(piece('b'));
  await model.whenCancelled;
  assert.equal((await reading).at(-1)?.type, 'abort');
  assert.equal((stops[0] as Error).name, 'MessageFinal');
  assert.equal((await client().getMessage(id, message)).content, 'a');
});

test('stops by its signal', async () => {
  const id = await chat();
  const model = handWritten();
  const stop = new AbortController();
  const options = { readUIMessageStream, messages: [PROMPT], signal: stop.signal };
  const reading = collect(storeReply(client(), id, model.stream, options));
  model.write(...BEGIN, piece('a'));
  await head(id, ({ content }) => content === 'a');
  stop.abort();
  assert.equal((await reading).at(-1)?.type, 'abort');
  assert.equal((await client().listMessages(id)).data[1]!.status, 'incomplete');
});
