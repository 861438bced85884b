import * as client from 'aldar-kose-client';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { startTestServer } from './support/start.js';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = Array.from(README.matchAll(/^```ts\n([^]*?)^```$/gm), ([, code]) => code!);
/** What the examples take from the page around them. */
const AROUND = `
declare const model: { tell(signal: AbortSignal): AsyncIterable<string> };
declare function show(messages: readonly unknown[], note: string): void;
declare function sidebar(titles: string[]): void;
declare function session(): Promise<{ accessToken: string }>;
`;

test('each example has at most ten lines', () => {
  assert.ok(examples.length >= 8);
  for (const code of examples) assert.ok(code.trim().split('\n').length <= 10, code);
});

test('together they are a module without a mistake in its types', async () => {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const file = `${here}readme-${randomUUID()}.ts`;
  const project = `${file}.json`;
  await writeFile(file, AROUND + examples.join('\n'));
  await writeFile(
    project,
    JSON.stringify({
      extends: './tsconfig.json',
      compilerOptions: { noUnusedLocals: false },
      include: [file],
    }),
  );
  try {
    const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
    await promisify(execFile)(process.execPath, [tsc, '-p', project]);
  } finally {
    await rm(file);
    await rm(project);
  }
});

test('one after the other they do what they say', async () => {
  const server = await startTestServer();
  const told: string[] = [];
  const around = {
    ...client,
    console: { log: (value: unknown) => told.push(String(value)) },
    model: { tell: () => ['He sold ', 'the wind.'] },
    show: (messages: readonly unknown[], note: string) => told.push(`${messages.length} ${note}`),
    sidebar: (titles: string[]) => told.push(titles.join()),
    session: () => Promise.resolve({ accessToken: 'x' }),
  };
  const code = examples
    .join('\n')
    .replaceAll('http://127.0.0.1:8000', server.url)
    .replace(/^import .*$/gm, '')
    // What never ends by itself ends here with its first state.
    .replace(/^(for await .* of client\.follow.*)$([^]*?)^\}$/gm, '$1$2  break;\n}');
  const { code: body } = await transform(`async () => {${code}}`, { loader: 'ts' });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the README's own lines
  const run = new Function(...Object.keys(around), `return (${body.trim().replace(/;$/, '')})()`);
  await (run as (...values: unknown[]) => Promise<void>)(...Object.values(around));
  await server.close();
  assert.deepEqual(told, [
    'Tell how he got a fur coat.',
    '2 ',
    'The magic coat',
    'Tell how he got a fur coat.',
    '1',
    'It is gone.',
  ]);
});
