import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files that say which versions a tool is installed in. */
const PINS = ['package.json', 'package-lock.json', 'requirements.txt', 'go.mod', 'go.sum'];

export function folderOf(name: string): string {
  return join(__dirname, name);
}

/** Changes with the pins of a tool and with how it is installed. */
export function checksumOf(name: string, install: string): string {
  const hash = createHash('sha256').update(install);
  for (const pin of PINS.map((file) => join(folderOf(name), file)))
    if (existsSync(pin)) hash.update(readFileSync(pin));
  return hash.digest('hex').slice(0, 12);
}

/** The version of an npm package, from the folder's package.json. */
export function npmPin(folder: string, name: string): string {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string> | undefined>;
  return found(dependencies?.[name] ?? devDependencies?.[name], name);
}

/** The version of a Python package, from the folder's requirements.txt. */
export function pythonPin(folder: string, name: string): string {
  return lineOf(join(folder, 'requirements.txt'), `${name}==`);
}

/** The version of a Go module, from the folder's go.mod. */
export function goPin(folder: string, module: string): string {
  return lineOf(join(folder, 'go.mod'), `${module} v`);
}

function lineOf(file: string, start: string): string {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .map((text) => text.trim().replace(/^require /, ''))
    .find((text) => text.startsWith(start));
  return found(line?.slice(start.length).split(' ')[0], start);
}

function found(version: string | undefined, name: string): string {
  if (version === undefined) throw new Error(`There is no pin of ${name}.`);
  return version;
}
