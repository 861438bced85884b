import fc, { type Arbitrary } from 'fast-check';

/** What goes wrong in text when anything does. */
const AWKWARD = [
  'a',
  'Алдар Көсе',
  'Ә',
  '😀',
  '👩‍👩‍👧‍👦',
  '🇰🇿',
  'e\u0301',
  'Z\u0335\u0321\u0322',
  '\u202eevil',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\ufffd',
  '\uffff',
  '\u{10ffff}',
  '\u0001',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '"',
  "'",
  '\\',
  '\\0',
  '\\u0000',
  '/',
  '%00',
  '%s',
  '$1',
  ':id',
  '?',
  '`',
  "'; DROP TABLE chats; --",
  '<script>alert(1)</script>',
  '${7*7}',
  'null',
  'true',
  '0',
  '1e1',
  '__proto__',
  'constructor',
  'toString',
  'ß',
  'İ',
  'ﷺ',
];

/** How many characters a text has, as the contract counts: in code points. */
export function lengthOf(text: string): number {
  return text.length < 2 ? text.length : Array.from(text).length;
}

/** A text of exactly so many code points. */
export function repeatTo(unit: string, length: number): string {
  const points = Array.from(unit === '' ? 'x' : unit);
  const whole = points.join('').repeat(Math.floor(length / points.length));
  return whole + points.slice(0, length % points.length).join('');
}

const fragments = fc
  .array(fc.constantFrom(...AWKWARD), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));
const graphemes = fc.string({ unit: 'grapheme', maxLength: 20 });
const anything = fc
  .string({ unit: 'binary', maxLength: 20 })
  .map((text) => text.replaceAll('\0', '').toWellFormed());

/** Well-formed text without U+0000, of a length between the two, with its edges. */
export function textBetween(min: number, max: number): Arbitrary<string> {
  const free = fc
    .oneof({ weight: 4, arbitrary: fragments }, graphemes, anything)
    .map((text) => clamp(text, min, max));
  const atEdge = fc
    .tuple(fragments, fc.constantFrom(min, Math.min(min + 1, max), max))
    .map(([unit, length]) => repeatTo(unit, length));
  // A huge text costs time; it comes seldom.
  return fc.oneof(
    { weight: max > 5_000 ? 150 : 12, arbitrary: free },
    { weight: 1, arbitrary: atEdge },
  );
}

function clamp(text: string, min: number, max: number): string {
  const length = lengthOf(text);
  return length < min || length > max ? repeatTo(text, length < min ? min : max) : text;
}
