import type { Node, Schema } from '../contract/schema';
import type { Choice } from './choice';
import { repeatTo } from './text';

/** Properties that no schema knows; some of them every object of JavaScript has. */
const UNKNOWN = [
  'unknown',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'ID',
  'Title',
  'id ',
  'owner',
  'sequence',
  'revision',
  'created_at',
  '$ref',
];

/** An object with a property too many, too few, or of a name that is no good. */
export function breakObject(schema: Schema, value: Node, choice: Choice): unknown {
  return typeof schema.additionalProperties === 'object'
    ? breakMap(schema, value, choice)
    : breakRecord(schema, value, choice);
}

function breakRecord({ required = [] }: Schema, value: Node, choice: Choice): unknown {
  const name = choice.one(required.length > 0 && choice.once(2) ? required : UNKNOWN);
  const less = Object.entries(value).filter(([key]) => key !== name);
  if (less.length < Object.keys(value).length) return Object.fromEntries(less);
  const other = choice.one<unknown>([null, 1, 'x', {}, { admin: true }, []]);
  return choice.once(6) ? {} : Object.fromEntries([...less, [name, other]]);
}

function breakMap({ propertyNames, maxProperties = 100 }: Schema, value: Node, choice: Choice) {
  const { maxLength = 1_000, minLength = 0 } = propertyNames ?? {};
  const item = Object.values(value)[0] ?? 'x';
  const name = choice.one([
    repeatTo('k', maxLength + 1),
    repeatTo('😀', maxLength + 1),
    repeatTo('k', Math.max(0, minLength - 1)),
    'a\0b',
    '\ud800',
    'x\udc00',
  ]);
  const many = Array.from({ length: maxProperties + 1 }, (_, i) => [`key ${i}`, item]);
  const inner = choice.one<unknown>([null, 1, true, ['x'], { a: 'b' }, { __proto__: 'x' }]);
  return choice.one<unknown>([
    Object.fromEntries(many),
    Object.fromEntries([...Object.entries(value), [name, item]]),
    Object.fromEntries([...Object.entries(value), [name, item]]),
    Object.fromEntries([...Object.entries(value), ['__proto__', inner]]),
    { ...value, key: inner },
    Object.entries(value),
  ]);
}
