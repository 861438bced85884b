import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cwd = fileURLToPath(new URL('..', import.meta.url));
const tool = (name: string) => join(cwd, '..', '..', 'node_modules', '.bin', name);

test('it is smaller than its limit, minified and gzipped (size-limit)', async () => {
  const { stdout } = await run(tool('size-limit'), ['--json'], { cwd });
  const [result] = JSON.parse(stdout) as { passed: boolean; size: number }[];
  console.log(`${result!.size} bytes`);
  assert.ok(result!.passed);
});

test('its package.json says what is in it (publint)', async () => {
  await run(tool('publint'), ['--strict'], { cwd });
});

test('its types resolve as its code does (arethetypeswrong)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aldar-pack-'));
  await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd });
  await run(tool('attw'), [join(folder, 'aldar-kose-client-0.1.0.tgz'), '--profile', 'node16'], {
    cwd,
  });
  await rm(folder, { recursive: true });
});

test('it is imported and required', async () => {
  const says = 'console.log(typeof createClient, typeof NotFound)';
  const imported = `import { createClient, NotFound } from 'aldar-kose-client'; ${says}`;
  const required = `const { createClient, NotFound } = require('aldar-kose-client'); ${says}`;
  for (const args of [
    ['--input-type=module', '-e', imported],
    ['-e', required],
  ])
    assert.equal((await run(process.execPath, args, { cwd })).stdout, 'function function\n');
});
