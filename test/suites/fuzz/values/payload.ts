import { Buffer } from 'node:buffer';
import fc, { type Arbitrary } from 'fast-check';
import type { Choice } from './choice';
import { encode, RawJson } from './encode';
import { repeatTo } from './text';

/**
 * Whether payloads hold what only they may hold: U+0000 and lone surrogates,
 * 262,144 bytes, and 64 levels. Switch it off only for a server that does not
 * know yet that a payload is an exception from the rules for text.
 */
export const AWKWARD_PAYLOADS = true as boolean;

/** Bytes that a payload may have as compact JSON. */
const MOST = 262_144;
/** Objects and arrays inside each other, the payload itself counted. */
const DEEPEST = 64;

const PLAIN = ['', 'text', 'Алдар Көсе', '😀', '"\\', '\n', '\u2028', 'tool-weather', '\\u0000'];
const AWKWARD = ['\0', 'a\0b', '\ud800', '\udc00x', '\ud83d\ud83d', 'x\udfff', '\udc00\ud800'];
const texts = AWKWARD_PAYLOADS ? [...PLAIN, ...AWKWARD] : PLAIN;

/** Names that something on the way might take for its own. */
const NAMES = [
  'parts',
  'payload',
  'messages',
  'content',
  'metadata',
  'id',
  '__proto__',
  'constructor',
  'toJSON',
  'length',
  '0',
  '$ref',
];

type Payload = Record<string, unknown>;

/** Numbers that JavaScript reads as another one, or writes in another way. */
const NUMBERS = [
  '9007199254740993',
  '-0',
  '1e21',
  '1E-7',
  '0.1',
  '5e-324',
  '1e-400',
  '1.50',
  '1e2',
];

const leaves = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, ...NUMBERS.map((text) => new RawJson(text))),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(...texts),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const names = fc.constantFrom(...NAMES, ...texts);

const { object } = fc.letrec<{ any: unknown; object: object }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    leaves,
    fc.array(tie('any'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc
    .array(fc.tuple(names, tie('any')), { maxLength: 4 })
    // Unlike an assignment, fromEntries makes `__proto__` a property like any other.
    .map((entries) => Object.fromEntries(entries)),
}));

/** What a frontend's library writes. */
const toolCall = {
  id: 'msg-2',
  role: 'assistant',
  parts: [
    { type: 'reasoning', text: 'The steppe is cold.', state: 'done' },
    {
      type: 'tool-weather',
      toolCallId: 'call-1',
      input: { place: 'steppe' },
      output: { celsius: -20 },
    },
  ],
};

/** Valid payloads. */
export const payloads: Arbitrary<object> = fc.oneof(
  { weight: 30, arbitrary: object },
  { weight: 8, arbitrary: fc.constant(toolCall) },
  {
    weight: AWKWARD_PAYLOADS ? 1 : 0,
    arbitrary: fc.constantFrom('x', '😀').map((x) => sized(x, MOST)),
  },
  {
    weight: AWKWARD_PAYLOADS ? 1 : 0,
    arbitrary: fc.constantFrom('\0', '\ud800').map((unit) => sized(unit, MOST)),
  },
  {
    weight: AWKWARD_PAYLOADS ? 2 : 0,
    arbitrary: fc.boolean().map((array) => nested(DEEPEST, array)),
  },
);

/** A payload that must be refused, though the contract's schema takes it. */
export function brokenPayload(choice: Choice): {
  readonly what: string;
  readonly payload: Payload;
} {
  if (choice.once(3))
    return {
      what: 'is too deep',
      payload: nested(DEEPEST + choice.one([1, 2, 40]), choice.once(2), 1),
    };
  const unit = choice.one(['x', '😀', '\0', '\ud800', '"']);
  return { what: 'is too large', payload: sized(unit, MOST + choice.one([1, 2, 70_000])) };
}

/** An object of exactly so many bytes of compact JSON. */
function sized(unit: string, bytes: number): Payload {
  const left = bytes - Buffer.byteLength(encode({ text: '' }));
  const each = Buffer.byteLength(JSON.stringify(unit)) - 2;
  return { text: repeatTo(unit, Math.floor(left / each)) + 'x'.repeat(left % each) };
}

/** Objects, or arrays in an object, inside each other. */
function nested(depth: number, arrays: boolean, leaf?: number): Payload {
  let value: unknown = leaf === undefined ? {} : { leaf };
  for (let i = 2; i < depth; i += 1) value = arrays ? [value] : { a: value };
  return { a: value };
}
