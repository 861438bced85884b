import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(__dirname, '..', '..', 'docs', 'clients.md');
const START = '<!-- npm run clients:matrix writes from here -->';
const END = '<!-- to here -->';

/** Puts the table into docs/clients.md, in place of the last one. */
export async function writeTable(table: string): Promise<void> {
  const { format, resolveConfig } = await import('prettier');
  const text = between(readFileSync(FILE, 'utf8'), table);
  const options = await resolveConfig(FILE);
  writeFileSync(FILE, await format(text, { ...options, filepath: FILE }));
}

/** @throws where the text has lost a marker. */
export function between(text: string, table: string): string {
  const [before, rest] = text.split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${FILE} has no place for the table.`);
  return `${before}${START}\n\n${table}\n\n${END}${after}`;
}
