import { Buffer } from 'node:buffer';
import { fromText, type Parameter } from '../contract/parameters';
import { typesOf } from '../contract/schema';
import { HEADERS, RAW, TEXTS } from './bad-texts';
import type { Choice } from './choice';

/** A text that this parameter of the query must not take, as it stands in the query. */
export function brokenQuery(parameter: Parameter, choice: Choice): string {
  const bad = TEXTS.filter((text) => !parameter.accepts(text));
  const raw = (parameter.schema.pattern ?? typesOf(parameter.schema).length > 0) ? RAW : [];
  return choice.one([...bad.map((text) => encodeURIComponent(text)), ...raw]);
}

/** A text that this header must not have. HTTP itself takes the white space around it away. */
export function brokenHeader(parameter: Parameter, choice: Choice): string {
  return choice.one(HEADERS.filter((text) => !parameter.accepts(text.trim())));
}

/** What stands in a path where an id belongs and is none. */
export function brokenId(id: string, choice: Choice): string {
  return choice
    .one([
      'x',
      '0',
      'null',
      'undefined',
      '*',
      '%00',
      '%ff',
      '%',
      '%2e%2e',
      '😀',
      '__proto__',
      'constructor',
      `${id}x`,
      `${id}%0a`,
      `%20${id}`,
      `${id}%2f`,
      id.slice(1),
      id.replaceAll('-', ''),
      id.replaceAll('-', '_'),
      `{${id}}`,
      `urn:uuid:${id}`,
      `g${id.slice(1)}`,
      `${id},${id}`,
      `${id};a=b`,
      'a'.repeat(8_000),
    ])
    .replace(/[^\x21-\x7e]+/g, (text) => encodeURIComponent(text));
}

/** Another way to write the same text in a query. */
export function spelled(text: string, choice: Choice): string {
  if (!choice.once(6)) return encodeURIComponent(text);
  const bytes = Array.from(Buffer.from(text));
  return bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

/** Whether a text is the usual one for its value: 7, not 007. */
export function isUsual(parameter: Parameter, text: string): boolean {
  const value = fromText(parameter.schema, text);
  return typeof value !== 'number' || String(value) === text;
}
