import { readUIMessageStream } from 'ai';
import { loadMessages, storeReply } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from './support/history.js';
import { BEGIN, END, piece, user } from './support/messages.js';
import { collect, handWritten, statesOf } from './support/streams.js';

const { chat, client, head, server } = history();

const PROMPT = user('u1', 'Tell me.');

test('goes on through a server that is killed and comes back', async () => {
  const id = await chat();
  const model = handWritten();
  const options = { readUIMessageStream, messages: [PROMPT] };
  const reading = collect(storeReply(client(), id, model.stream, options));
  model.write(...BEGIN, piece('before'));
  await head(id, ({ content }) => content === 'before');
  await server().kill();
  model.write(piece(' and after'), ...END);
  model.close();
  await server().restart();
  const shown = (await statesOf(await reading)).at(-1);
  assert.deepEqual(await loadMessages(client(), id), [PROMPT, shown]);
  assert.equal((await client().listMessages(id)).data[1]!.status, 'completed');
});
