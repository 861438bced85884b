import fc, { type Arbitrary } from 'fast-check';
import { resolveSchema, typesOf, type Node, type Schema } from '../contract/schema';
import { mapFor } from './maps';
import { stringFor } from './strings';

const made = new WeakMap<Schema, Arbitrary<unknown>>();

/** Values of a schema, the awkward ones often. What it cannot express its user filters out. */
export function valueFor(document: Node, schema: Schema): Arbitrary<unknown> {
  let arbitrary = made.get(schema);
  if (!arbitrary) made.set(schema, (arbitrary = make(document, resolveSchema(document, schema))));
  return arbitrary;
}

function make(document: Node, schema: Schema): Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  const ways = schema.oneOf ?? schema.anyOf;
  if (ways)
    return fc.oneof(
      ...ways.map((way) => valueFor(document, { ...schema, ...NO_WAYS, allOf: [way] })),
    );
  const types = typesOf(schema);
  const all = types.map((type) => ofType(document, schema, type));
  return all.length === 1 ? all[0]! : fc.oneof(...all.map(nullsSeldom(types)));
}

const NO_WAYS = { oneOf: undefined, anyOf: undefined } as unknown as Schema;

const nullsSeldom =
  (types: readonly string[]) =>
  (arbitrary: Arbitrary<unknown>, i: number): fc.WeightedArbitrary<unknown> => ({
    weight: types[i] === 'null' ? 1 : 4,
    arbitrary,
  });

function ofType(document: Node, schema: Schema, type: string): Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return integerFor(schema);
    case 'string':
      return stringFor(schema);
    case 'array':
      return arrayFor(document, schema);
    case 'object':
      return objectFor(document, schema);
    default:
      throw new Error(`No values are known for the type ${type}.`);
  }
}

/** Whole numbers with both ends of their range. */
export function integerFor({
  minimum = -Number.MAX_SAFE_INTEGER,
  maximum = Number.MAX_SAFE_INTEGER,
}: Schema): Arbitrary<number> {
  const near = Math.min(minimum + 300, maximum);
  return fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: minimum, max: near }) },
    fc.constantFrom(minimum, maximum, Math.max(minimum, maximum - 1)),
    fc.maxSafeInteger().map((number) => Math.min(Math.max(number, minimum), maximum)),
  );
}

function arrayFor(document: Node, schema: Schema): Arbitrary<unknown[]> {
  const { items = {}, minItems = 0, maxItems = 10 } = schema;
  const short = fc.array(valueFor(document, items), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, 4)),
  });
  // A full array repeats what it has: many different items would cost time.
  const full = short.map((list) =>
    list.length === 0 ? list : Array.from({ length: maxItems }, (_, i) => list[i % list.length]),
  );
  return fc.oneof({ weight: 20, arbitrary: short }, { weight: 1, arbitrary: full });
}

function objectFor(document: Node, schema: Schema): Arbitrary<object> {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (typeof additionalProperties === 'object')
    return mapFor(schema, valueFor(document, additionalProperties));
  const entries = Object.entries(properties);
  const record = fc.record(
    Object.fromEntries(entries.map(([name, of]) => [name, valueFor(document, of)])),
    { requiredKeys: [...required], noNullPrototype: true },
  );
  const { minProperties = 0 } = schema;
  return record.filter((value) => Object.keys(value).length >= minProperties);
}
