import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(__dirname, '..', '..', '..', '..', 'docs', 'deploy.md');

/** The only example of a language in docs/deploy.md, so that what is tried is what is told. @throws without one. */
export function documented(language: 'nginx' | 'ini'): string {
  const [, found] = readFileSync(FILE, 'utf8').split(`\n\`\`\`${language}\n`);
  if (found === undefined) throw new Error(`docs/deploy.md has no example in ${language}.`);
  return found.split('\n```')[0]!;
}
