import fc, { type Arbitrary } from 'fast-check';
import type { Schema } from '../contract/schema';
import { stringFor } from './strings';

/** Names that objects of JavaScript already have, and such that look like something else. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '0',
  '1',
  '-1',
  'a.b',
  'a[0]',
  '$ref',
  'id',
  'payload',
  '/',
  '~0',
];

/** Objects with any names. */
export function mapFor(schema: Schema, values: Arbitrary<unknown>): Arbitrary<object> {
  const { maxProperties = 20, minProperties = 0, propertyNames = {} } = schema;
  const names = fc.oneof(fc.constantFrom(...NAMES), stringFor(propertyNames));
  const some = fc.array(fc.tuple(names, values), { minLength: minProperties, maxLength: 4 });
  const full = fc
    .tuple(names, values)
    .map(([, value]) =>
      Array.from({ length: maxProperties }, (_, i): [string, unknown] => [`key ${i}`, value]),
    );
  // Unlike an assignment, fromEntries makes `__proto__` a property like any other.
  return fc
    .oneof({ weight: 12, arbitrary: some }, { weight: 1, arbitrary: full })
    .map((entries) => Object.fromEntries(entries));
}
