import fc, { type Arbitrary } from 'fast-check';
import type { Schema } from '../contract/schema';
import { lengthOf, repeatTo, textBetween } from './text';

/** Longer than anything that the contract leaves without a bound. */
const UNBOUNDED = 300;
/** A pattern that takes this takes free text. */
const PROBE = 'Ә 😀\n"\u0001';

/** Valid strings of a schema. */
export function stringFor(schema: Schema): Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = UNBOUNDED } = schema;
  if (format === 'uuid') return uuidFor(pattern);
  if (pattern === undefined || new RegExp(pattern, 'u').test(PROBE))
    return textBetween(minLength, maxLength);
  const fits = (text: string) => lengthOf(text) >= minLength && lengthOf(text) <= maxLength;
  const shaped = fc.stringMatching(new RegExp(pattern, 'u')).filter(fits);
  const longest = shaped.map((text) => lengthen(text, maxLength, pattern) ?? text);
  return fc.oneof({ weight: 8, arbitrary: shaped }, { weight: 1, arbitrary: longest });
}

const uuids = fc.oneof(
  { weight: 6, arbitrary: fc.uuid() },
  fc.constantFrom('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
);

/** UUIDs, in either case where the pattern lets upper case through. */
function uuidFor(pattern: string | undefined): Arbitrary<string> {
  const anyCase = pattern === undefined || new RegExp(pattern, 'u').test('A'.repeat(8) + ALL_A);
  if (!anyCase) return uuids;
  return fc
    .tuple(uuids, fc.nat({ max: 3 }))
    .map(([uuid, upper]) => (upper === 0 ? uuid.toUpperCase() : uuid));
}

const ALL_A = '-AAAA-AAAA-AAAA-AAAAAAAAAAAA';

/** The same text grown to a length by repeating one of its characters, still of its pattern. */
export function lengthen(text: string, length: number, pattern = ''): string | undefined {
  const form = new RegExp(pattern, 'u');
  const points = Array.from(text);
  const missing = length - points.length;
  if (missing <= 0) return undefined;
  if (points.length === 0)
    return form.test(repeatTo('x', length)) ? repeatTo('x', length) : undefined;
  for (let i = points.length - 1; i >= 0 && i >= points.length - 30; i -= 1) {
    const grown = [...points.slice(0, i), repeatTo(points[i]!, missing), ...points.slice(i)];
    if (form.test(grown.join(''))) return grown.join('');
  }
  return undefined;
}
