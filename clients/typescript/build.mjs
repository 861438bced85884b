import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

// The compiler takes the kind of a module from the nearest package.json. So the sources are compiled
// twice, once where they are, and once beside a package.json that says "commonjs".

const here = fileURLToPath(new URL('.', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const dist = join(here, 'dist');
const copy = join(here, '.commonjs');

function compile(folder, outDir) {
  const options = ['--noEmit', 'false', '--declaration', '--outDir', outDir];
  execFileSync(process.execPath, [tsc, '-p', folder, ...options], { stdio: 'inherit' });
}

rmSync(dist, { recursive: true, force: true });
rmSync(copy, { recursive: true, force: true });
try {
  mkdirSync(copy);
  cpSync(join(here, 'src'), join(copy, 'src'), { recursive: true });
  cpSync(join(here, 'tsconfig.json'), join(copy, 'tsconfig.json'));
  writeFileSync(join(copy, 'package.json'), '{ "type": "commonjs" }\n');
  compile(here, join(dist, 'esm'));
  compile(copy, join(dist, 'commonjs'));
  writeFileSync(join(dist, 'commonjs', 'package.json'), '{ "type": "commonjs" }\n');
} finally {
  rmSync(copy, { recursive: true, force: true });
}
