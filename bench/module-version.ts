import { readFileSync } from 'node:fs';

/** The version of a module that this project has installed. */
export function versionOf(module: string): string {
  const manifest = readFileSync(require.resolve(`${module}/package.json`), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
