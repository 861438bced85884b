import type { Body } from '../contract/contract';
import { typesOf, type Node, type Schema } from '../contract/schema';
import { breakObject } from './break-object';
import { breakString } from './break-string';
import type { Choice } from './choice';
import { encode, RawJson, type Style } from './encode';
import { placesOf, replaceAt } from './places';

/** Values of every type; the contract tells which of them are wrong at a place. */
const OTHERS: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  '',
  '1',
  'true',
  'null',
  [],
  {},
  [[]],
  [null],
  new RawJson('1e400'),
  new RawJson('-0'),
  new RawJson('1e1000000'),
  new RawJson('9007199254740993'),
  new RawJson('18446744073709551616'),
  new RawJson('1E-1'),
];

/** A valid body with one thing wrong in it. */
export interface BrokenBody {
  readonly what: string;
  readonly text: string;
}

/**
 * Breaks a valid body at a random depth.
 * @returns undefined when it stayed valid, which the contract decides.
 */
export function breakBody(
  document: Node,
  body: Body,
  valid: unknown,
  style: Style,
  choice: Choice,
): BrokenBody | undefined {
  const { path, schema, value } = choice.one(placesOf(document, body.schema, valid));
  const broken = choice.once(3) ? choice.one(OTHERS) : breakAt(schema, value, choice);
  const text = encode(replaceAt(valid, path, broken), style);
  if (body.complain(JSON.parse(text)) === undefined) return undefined;
  const told = encode(broken).slice(0, 80);
  return { what: `${['the body', ...path].join('/')} is ${told}`, text };
}

function breakAt(schema: Schema, value: unknown, choice: Choice): unknown {
  if (typeof value === 'string') return breakString(schema, value, choice);
  if (typeof value === 'number') return breakNumber(schema, value, choice);
  if (Array.isArray(value)) return breakArray(schema, value as unknown[], choice);
  if (typeof value === 'object' && value !== null)
    return breakObject(schema, value as Node, choice);
  return choice.one(OTHERS);
}

function breakNumber({ minimum, maximum }: Schema, value: number, choice: Choice): unknown {
  return choice.one([
    (minimum ?? 0) - 1,
    maximum === undefined ? 'Infinity' : maximum + 1,
    value + 0.5,
    -value,
    String(value),
    new RawJson(`${value}e308`),
    new RawJson(`${value || 1}${'0'.repeat(400)}`), // no number begins with 00
    new RawJson(`${value}.00000001`),
    2 ** 53,
    -(2 ** 63),
  ]);
}

function breakArray(schema: Schema, value: readonly unknown[], choice: Choice): unknown {
  const { maxItems = 10, minItems = 0 } = schema;
  const item = value[0] ?? (typesOf(schema.items ?? {}).includes('string') ? 'x' : {});
  return choice.one([
    Array.from({ length: maxItems + 1 }, () => item),
    value.slice(0, Math.max(0, minItems - 1)),
    [...value, null],
    [value],
    Object.fromEntries(value.entries()),
    { length: value.length },
    new RawJson('['.repeat(5_000) + ']'.repeat(5_000)),
  ]);
}
