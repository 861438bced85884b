import type { Schema } from '../contract/schema';
import type { Choice } from './choice';
import { lengthen } from './strings';
import { lengthOf, repeatTo } from './text';

/** Something that stands where a string belongs and, most likely, must not. */
export function breakString(schema: Schema, value: string, choice: Choice): unknown {
  const { maxLength, minLength = 0, pattern } = schema;
  const middle = Math.floor(value.length / 2);
  const insert = (text: string) => value.slice(0, middle) + text + value.slice(middle);
  const over = maxLength === undefined ? undefined : maxLength + 1;
  return choice.one([
    insert('\0'),
    `${value}\ud83d`,
    `\udc00${value}`,
    insert('\ud800'),
    insert('\udfff\ud800'),
    over === undefined ? [value] : (lengthen(value, over, pattern) ?? repeatTo(value, over)),
    over === undefined ? [value] : repeatTo('😀', over),
    minLength > 0 ? repeatTo(value, minLength - 1) : { value },
    `${value}\n`,
    ` ${value}`,
    `urn:uuid:${value}`,
    `{${value}}`,
    value.replaceAll('-', ''),
    'javascript:alert(1)',
    'ftp://images.example/a.png',
    '//images.example/a.png',
    'http://',
    'https://a b',
    'https://a\\b',
    'data:image/png;base64,AA==',
    'COMPLETED',
    'nothing of the kind',
    lengthOf(value),
    [value],
  ]);
}
