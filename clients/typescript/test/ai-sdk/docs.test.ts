import * as ai from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import * as core from 'aldar-kose-client';
import * as adapter from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { history } from './support/history.js';
import { user } from './support/messages.js';
import { asJson, streamOf } from './support/streams.js';

const PAGE = readFileSync(new URL('../../docs/ai-sdk.md', import.meta.url), 'utf8');
const examples = Array.from(PAGE.matchAll(/^```ts\n([^]*?)^```$/gm), ([, code]) => code!);
/** What the route takes from the app around it. */
const AROUND = "declare const model: import('ai').LanguageModel;\n";

const { client, chat, server } = history();

test('its examples are modules without a mistake in their types', async () => {
  assert.ok(examples.length >= 6);
  const here = fileURLToPath(new URL('.', import.meta.url));
  const name = `${here}docs-${randomUUID()}`;
  const files = examples.map((_, index) => `${name}-${index}.ts`);
  for (const [index, code] of examples.entries())
    await writeFile(files[index]!, code + (code.includes('model,') ? AROUND : ''));
  const project = `${name}.json`;
  await writeFile(project, JSON.stringify({ extends: '../tsconfig.json', include: files }));
  try {
    const tsc = new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url);
    await promisify(execFile)(process.execPath, [fileURLToPath(tsc), '-p', project]);
  } finally {
    for (const file of [...files, project]) await rm(file);
  }
});

test('its route stores what it replies', async () => {
  const id = await chat();
  const route = examples[0]!
    .replace(/^import [^]*?;$/gm, '')
    .replace('http://127.0.0.1:8000', server().url)
    .replace('export async', 'return async');
  const { code } = await transform(`() => {${route}}`, { loader: 'ts' });
  const parts = [
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: 'Hello.' },
    { type: 'text-end', id: 't' },
  ];
  const usage = { inputTokens: { total: 1 }, outputTokens: { total: 1 } };
  const finish = { type: 'finish', finishReason: { unified: 'stop' }, usage };
  const stream = streamOf([...parts, finish] as never[]) as never;
  const model = new MockLanguageModelV4({ doStream: () => Promise.resolve({ stream }) });
  const around = { ...ai, ...core, ...adapter, model };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the page's own lines
  const make = new Function(...Object.keys(around), `return (${code.trim().replace(/;$/, '')})()`);
  type Post = (request: Request) => Promise<Response>;
  const post = (make as (...values: unknown[]) => Post)(...Object.values(around));
  const messages = [user('u1', 'Hi')];
  const body = JSON.stringify({ id, messages, trigger: 'submit-message' });
  const reply = await post(new Request('http://page.example', { method: 'POST', body }));
  assert.match(await reply.text(), /Hello\./);
  const [prompt, answer] = await adapter.loadMessages(client(), id);
  assert.deepEqual(prompt, messages[0]);
  assert.deepEqual(
    asJson(answer!.parts).map(({ type }) => type),
    ['step-start', 'text'],
  );
});
