import { parse, type ParseError } from 'jsonc-parser';

/** Characters of a body in which the place of a mistake is looked for; a longer one would take too long. */
const LONGEST = 32_768;

/** Says where a text stops being JSON. */
export function jsonFault(text: string): string {
  const offset = text.length <= LONGEST ? faultOf(text) : undefined;
  if (offset === undefined) return 'is not valid JSON';
  if (offset >= text.trimEnd().length) return 'is not valid JSON: it ends too early';
  const before = text.slice(0, offset).split('\n');
  const column = before.at(-1)!.length + 1;
  return `is not valid JSON: line ${before.length}, column ${column}`;
}

function faultOf(text: string): number | undefined {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  return errors[0]?.offset;
}
