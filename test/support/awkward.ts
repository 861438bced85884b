/** JSON texts of objects that something on their way could damage, each with a name. */
export const awkwardPayloads: readonly (readonly [what: string, json: string])[] = [
  ['nothing in it', '{}'],
  ['U+0000 in a value', String.raw`{"text":"a\u0000b"}`],
  ['U+0000 in a name', String.raw`{"a\u0000b":"text"}`],
  ['a lone high surrogate', String.raw`{"text":"\ud800"}`],
  ['a lone low surrogate in a name', String.raw`{"\udfff":["a\udc00b"]}`],
  ['surrogates in the wrong order', String.raw`{"text":"\ude00\ud83d"}`],
  ['what looks like an escape', String.raw`{"text":"\\u0000 \\ud800 \\"}`],
  ['__proto__', '{"__proto__":{"polluted":true},"a":{"__proto__":null}}'],
  ['the names of what every object has', '{"constructor":{"prototype":1},"toString":2,"":3}'],
  ['names that are numbers', '{"10":"a","9":"b","-1":"c","01":"d"}'],
  ['large and small numbers', '{"n":[1e21,1E-7,5e-324,1.7976931348623157e308,9007199254740993]}'],
  ['other spellings of numbers', '{"n":[-0,1.0,1e2,-0.0,0.1,123456789012345678901234567890]}'],
  ['a name given twice', '{"a":1,"a":2}'],
  ['every kind of value', '{"a":null,"b":true,"c":false,"d":[],"e":{},"f":[[],[{}],null]}'],
  [
    'characters of four bytes, controls and separators',
    '{"👩‍🚀":"🇰🇿\\u0001\\u001f\\u007f\u2028\u2029\ufeff"}',
  ],
  ['JSON as text', String.raw`{"json":"{\"a\":[\"\\u0000\"]}"}`],
  ['names of ours', '{"content":"x","payload":{"format":null},"chat_id":1,"metadata":[]}'],
];

/** A payload of so many bytes as compact JSON. */
export function payloadOf(bytes: number): Record<string, string> {
  return { text: 'x'.repeat(bytes - '{"text":""}'.length) };
}

/** A payload of so many objects, one in the other. */
export function nested(depth: number): Record<string, unknown> {
  return Array.from({ length: depth - 1 }).reduce<Record<string, unknown>>((a) => ({ a }), {});
}
