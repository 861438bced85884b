import { readUIMessageStream, type UIMessage, type UIMessageChunk } from 'ai';
import { loadMessages, storeReply } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from './support/history.js';
import { END, piece, user } from './support/messages.js';
import { collect, statesOf, streamOf } from './support/streams.js';

const { chat, client } = history();

const PROMPT = user('u1', 'Tell me.');

test('goes on with a message whose tool was answered an hour later', async () => {
  const id = await chat();
  const asked: UIMessageChunk[] = [
    ...[{ type: 'start', messageId: 'a1' } as const, { type: 'start-step' } as const],
    ...[{ type: 'text-start', id: 't' } as const, piece('I ask.'), END[0]!],
    { type: 'tool-input-available', toolCallId: 'c', toolName: 'ask', input: { question: '?' } },
    { type: 'finish' },
  ];
  const first = { readUIMessageStream, messages: [PROMPT] };
  await collect(storeReply(client(), id, streamOf(asked), first));
  const [, message] = await loadMessages(client(), id);
  const part = message!.parts.at(-1)! as Extract<
    UIMessage['parts'][number],
    { toolCallId: string }
  >;
  const answered = {
    ...message!,
    parts: message!.parts.with(-1, { ...part, state: 'output-available', output: 42 } as never),
  };
  const rest: UIMessageChunk[] = [
    ...[{ type: 'start', messageId: 'not this one' } as const, { type: 'start-step' } as const],
    ...[{ type: 'text-start', id: 't' } as const, piece('It is 42.'), ...END],
  ];
  const then = { readUIMessageStream, messages: [PROMPT, answered] };
  const passed = await collect(storeReply(client(), id, streamOf(rest), then));
  const shown = (await statesOf(passed, answered)).at(-1)!;
  assert.equal(shown.id, 'a1');
  assert.deepEqual(await loadMessages(client(), id), [PROMPT, shown]);
  const all = (await client().listMessages(id)).data;
  assert.deepEqual(
    all.map(({ content, status }) => [content, status]),
    [
      ['Tell me.', 'completed'],
      ['I ask.\n\nIt is 42.', 'completed'],
    ],
  );
});
