import { Buffer } from 'node:buffer';
import type { Choice } from './choice';

/** Bytes that are no UTF-8, to stand inside a string. */
const BAD_UTF8: readonly (readonly number[])[] = [
  [0xc0, 0x80], // over-long U+0000
  [0xc1, 0xbf],
  [0xe0, 0x80, 0xaf], // over-long /
  [0xed, 0xa0, 0x80], // a surrogate
  [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], // CESU-8
  [0xf4, 0x90, 0x80, 0x80], // beyond U+10FFFF
  [0xf8, 0x88, 0x80, 0x80, 0x80],
  [0xf0, 0x9f, 0x98], // broken off
  [0x80],
  [0xff],
  [0xfe],
];

/** Bodies that are no JSON, or JSON that is no object. */
const BAD_JSON: readonly string[] = [
  '{',
  '}',
  '{"title":}',
  '{"title":"x",}',
  '{title:"x"}',
  "{'title':'x'}",
  '{"title":"x"} {}',
  '{"title":"x"}x',
  '{"title":"line\nbreak"}',
  '{"title":"\0"}',
  '{"title":"\\x41"}',
  '{"title":"\\ud8"}',
  '{"title":NaN}',
  '{"pinned":True}',
  '{"width":01}',
  '{"width":+1}',
  '{"width":.5}',
  '{"a":"b"',
  '// nothing\n{}',
  'undefined',
  'nul',
  ' ',
  '"',
  '\0',
  '<chat/>',
  'title=x',
];

const NO_OBJECT: readonly string[] = [
  'null',
  'true',
  'false',
  '0',
  '-1',
  '1e400',
  '""',
  '"{}"',
  '[]',
  '[{}]',
  '[[]]',
];

/** A body that no schema has to look at to refuse it. */
export function brokenText(valid: string, choice: Choice): { what: string; bytes: Buffer } {
  switch (choice.int(1, 5)) {
    case 1:
      return { what: 'the body is no object', bytes: Buffer.from(choice.one(NO_OBJECT)) };
    case 2:
      return { what: 'the body is nested without end', bytes: Buffer.from(deep(choice)) };
    case 3:
    case 4:
      return { what: 'the body is no UTF-8', bytes: badUtf8(valid, choice) };
    default:
      return { what: 'the body is no JSON', bytes: Buffer.from(choice.one(BAD_JSON)) };
  }
}

function deep(choice: Choice): string {
  const depth = choice.one([33, 500, 5_000, 50_000]);
  const [open, close] = choice.one([
    ['[', ']'],
    ['{"a":', '}'],
    ['{"metadata":', '}'],
    ['[{"a":', '}]'],
  ] as const);
  return `${open.repeat(depth)}1${choice.once(4) ? '' : close.repeat(depth)}`;
}

/** Puts bad bytes behind the first quote, which is inside a string or a key. */
function badUtf8(valid: string, choice: Choice): Buffer {
  const text = valid.includes('"') ? valid : '{"title":"x"}';
  const at = Buffer.byteLength(text.slice(0, choice.one(quotes(text)) + 1));
  const bytes = Buffer.from(text);
  return Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from(choice.one(BAD_UTF8)),
    bytes.subarray(at),
  ]);
}

function quotes(text: string): number[] {
  return Array.from(text.slice(0, 2_000).matchAll(/"/g), ({ index }) => index);
}
