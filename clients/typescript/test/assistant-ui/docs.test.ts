import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What the examples take from the application around them, or from one another. */
const AROUND = `
import type { ChatModelAdapter, ThreadMessage } from '@assistant-ui/react';
import type { Client } from 'aldar-kose-client';
import type { Message } from 'aldar-kose-client';
import type { threadListAdapter } from 'aldar-kose-client/assistant-ui';
import type { ReactNode as Node } from 'react';

declare global {
  type ReactNode = Node;
  const client: Client;
  const model: ChatModelAdapter;
  const adapter: ReturnType<typeof threadListAdapter>;
  const useAui: typeof import('@assistant-ui/react').useAui;
  function summarise(messages: readonly ThreadMessage[]): Promise<string>;
  function waitFor(chatId: string, id: string): Promise<Message>;
  function tell(prompt: string, signal: AbortSignal): AsyncIterable<string>;
  function send(text: string): void;
}
`;

test('the examples of the page are short and without a mistake in their types', async () => {
  const page = await readFile(new URL('../../docs/assistant-ui.md', import.meta.url), 'utf8');
  const examples = Array.from(page.matchAll(/^```tsx?\n([^]*?)^```$/gm), ([, code]) => code!);
  assert.equal(examples.length, 7);
  const folder = fileURLToPath(new URL(`docs-${randomUUID()}/`, import.meta.url));
  await mkdir(folder);
  try {
    await writeFile(`${folder}around.ts`, AROUND);
    for (const [n, code] of examples.entries()) {
      assert.ok(code.trim().split('\n').length <= 16, code);
      await writeFile(`${folder}example-${n}.tsx`, `${code}\nexport {};\n`);
    }
    const compilerOptions = { jsx: 'react-jsx', noUnusedLocals: false };
    const project = { extends: '../../tsconfig.json', compilerOptions, include: ['.'] };
    await writeFile(`${folder}tsconfig.json`, JSON.stringify(project));
    const tsc = new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url);
    await promisify(execFile)(process.execPath, [fileURLToPath(tsc), '-p', folder]).catch(
      (error: unknown) => assert.fail((error as { stdout: string }).stdout),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
