import { resolveSchema, typesOf, type Node, type Schema } from '../contract/schema';

/** A value inside another one, with what the contract says of it. */
export interface Inner {
  readonly path: readonly (string | number)[];
  readonly schema: Schema;
  readonly value: unknown;
}

/** A value and, at every depth, the values inside it. */
export function placesOf(
  document: Node,
  of: Schema,
  value: unknown,
  path: Inner['path'] = [],
): Inner[] {
  const schema = resolveSchema(document, of);
  const here = { path, schema, value };
  if (Array.isArray(value) && schema.items)
    return [
      here,
      ...value
        .slice(0, 3)
        .flatMap((item, i) => placesOf(document, schema.items!, item, [...path, i])),
    ];
  if (typeof value !== 'object' || value === null || !typesOf(schema).includes('object'))
    return [here];
  const { properties = {}, additionalProperties } = schema;
  return [
    here,
    ...Object.entries(value).flatMap(([key, item]) => {
      const rest = typeof additionalProperties === 'object' ? additionalProperties : {};
      const inner = Object.hasOwn(properties, key) ? properties[key]! : rest;
      return placesOf(document, inner, item, [...path, key]);
    }),
  ];
}

/** The value with another one at a place inside it. */
export function replaceAt(value: unknown, path: Inner['path'], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, i) => (i === key ? replaceAt(item, rest, by) : item));
  const entries = Object.entries(value as object).map(([name, item]): [string, unknown] => [
    name,
    name === key ? replaceAt(item, rest, by) : item,
  ]);
  return Object.fromEntries(entries);
}
