import type { UIMessage, UIMessageChunk } from 'ai';
import { chunksBetween } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REPLIES } from './support/replies.js';
import { statesOf } from './support/streams.js';

/** Tells some of the states by chunks, and reads those back. */
async function retold(states: readonly UIMessage[]): Promise<UIMessage | undefined> {
  const chunks: UIMessageChunk[] = [];
  let previous: UIMessage | undefined;
  for (const state of states) {
    const news = chunksBetween(previous, state);
    assert.ok(news);
    chunks.push(...news);
    previous = state;
  }
  return (await statesOf(chunks)).at(-1);
}

for (const [name, chunks] of Object.entries(REPLIES)) {
  test(`tells ${name}: each state at once`, async () => {
    const states = await statesOf(chunks);
    assert.ok(states.length > 3);
    for (const state of states) assert.deepEqual(await retold([state]), state);
  });

  test(`tells ${name}: step by step, and with any two states between left out`, async () => {
    const states = await statesOf(chunks);
    for (const [index, state] of states.entries()) {
      assert.deepEqual(await retold(states.slice(0, index + 1)), state);
      for (const [before, first] of states.slice(0, index).entries())
        assert.deepEqual(await retold([first, state]), state, `from ${before} to ${index}`);
    }
  });
}

test('says nothing where nothing has changed', async () => {
  for (const chunks of Object.values(REPLIES)) {
    const state = (await statesOf(chunks)).at(-1)!;
    assert.deepEqual(chunksBetween(state, structuredClone(state)), []);
  }
});

test('does not ask for a tool again that has its result', async () => {
  const state = (await statesOf(REPLIES['a static tool, from its input to its output']!)).at(-1)!;
  const types = chunksBetween(undefined, state)!.map(({ type }) => type);
  assert.ok(types.includes('tool-output-available'));
  assert.ok(!types.includes('tool-input-available'));
});

test('says that no chunks lead to a change in a step that is over', () => {
  const text = (value: string) => ({ type: 'text', text: value, state: 'done' }) as const;
  const step = { type: 'step-start' } as const;
  const before: UIMessage = { id: 'm', role: 'assistant', parts: [text('a'), step, text('b')] };
  const after: UIMessage = { ...before, parts: [text('changed'), step, text('b')] };
  assert.equal(chunksBetween(before, after), undefined);
});
