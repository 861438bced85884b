import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figures } from '../bench/large/paper';
import { PAPER, written } from '../bench/large/paper-tables';

const USAGE = `Usage: npm run scale -- [--write]

Does the arithmetic of docs/scale.md with the figures of docs/scale-figures.json, which are
copied from what npm run bench -- --large has printed, and prints its tables.

  --write  puts them into docs/scale.md
  --help   shows this`;

const DOCS = join(__dirname, '..', 'docs');

function main(): void {
  const { values } = parseArgs({
    options: { write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const figures = JSON.parse(readFileSync(join(DOCS, 'scale-figures.json'), 'utf8')) as Figures;
  if (!values.write) {
    for (const table of Object.values(PAPER)) console.log(`${table(figures)}\n`);
    return;
  }
  const file = join(DOCS, 'scale.md');
  writeFileSync(file, written(readFileSync(file, 'utf8'), figures));
}

main();
