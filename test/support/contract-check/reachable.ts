import { children, place, type Place } from './document';

/** The schemas of objects with properties at a pointer and below it, through every reference. */
export function objectsIn(pointer: string, seen = new Set<string>()): Place[] {
  const at = place(pointer);
  if (seen.has(at.pointer)) return [];
  seen.add(at.pointer);
  const below = ['items', 'additionalProperties']
    .filter((key) => typeof at.node[key] === 'object')
    .map((key) => `${at.pointer}/${key}`);
  const properties = children(at, 'properties');
  const ways = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => children(at, key));
  const inner = [...below, ...[...properties, ...ways].map(([, { pointer }]) => pointer)];
  return [
    ...(properties.length > 0 ? [at] : []),
    ...inner.flatMap((next) => objectsIn(next, seen)),
  ];
}
