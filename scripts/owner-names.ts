import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run owners -- assign <from> <to>

Gives every chat of one owner to another, in the database that DATABASE_URL names.
Servers may run meanwhile. When it was stopped, run it again: what has moved has
moved, and it goes on with the rest.`;

export interface Names {
  readonly from: string;
  readonly to: string;
}

/** @returns what is wrong with the command line, where something is. */
export function readArguments(args: string[]): Names | string {
  const [command, from, to, ...more] = words(args);
  if (command !== 'assign' || from === undefined || to === undefined || more.length > 0)
    return USAGE;
  const bad = [from, to].find((name) => !isName(name));
  if (bad !== undefined) return 'The name of an owner has 1 to 255 characters, and no U+0000.';
  return from === to ? `Everything that ${from} has belongs to ${to} already.` : { from, to };
}

/** @returns none where there are options: there is no such option. */
function words(args: string[]): string[] {
  try {
    return parseArgs({ args, allowPositionals: true }).positionals;
  } catch {
    return [];
  }
}

function isName(name: string): boolean {
  const { length } = Array.from(name);
  return length >= 1 && length <= 255 && !name.includes('\0');
}
