import type { Choice } from './choice';

/** A piece of JSON to be sent as it stands, such as a number that JavaScript cannot hold. */
export class RawJson {
  constructor(readonly text: string) {}
}

/** Ways to write the same JSON value. */
export interface Style {
  readonly space: string;
  readonly escapes: boolean;
  readonly exponents: boolean;
  readonly reversed: boolean;
}

export const PLAIN: Style = { space: '', escapes: false, exponents: false, reversed: false };

/** Most often the plain way. */
export function anyStyle(choice: Choice): Style {
  if (!choice.once(4)) return PLAIN;
  return {
    space: choice.one(['', ' ', '\n\t', '\r\n']),
    escapes: choice.once(2),
    exponents: choice.once(2),
    reversed: choice.once(2),
  };
}

/** The JSON text of a value. */
export function encode(value: unknown, style: Style = PLAIN): string {
  const { space, escapes, exponents, reversed } = style;
  if (value instanceof RawJson) return value.text;
  if (typeof value === 'string') return escapes ? escaped(value) : JSON.stringify(value);
  if (typeof value === 'number')
    return exponents && Number.isSafeInteger(value) ? exponent(value) : JSON.stringify(value);
  if (Array.isArray(value))
    return `[${space}${value.map((item) => encode(item, style)).join(`,${space}`)}${space}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, item]) => `${encode(key, style)}${space}:${space}${encode(item, style)}`,
  );
  if (reversed) entries.reverse();
  return `{${space}${entries.join(`,${space}`)}${space}}`;
}

/** 10 as `1e1`, 7 as `7.0`. */
function exponent(value: number): string {
  const [, digits, zeros] = /^(-?\d+?)(0*)$/.exec(String(value))!;
  return zeros ? `${digits}e${zeros.length}` : `${digits}.0`;
}

/** Every character but letters and digits as `\\uXXXX`. */
function escaped(text: string): string {
  if (text.length > 1_000) return JSON.stringify(text);
  const units = text
    .split('')
    .map((unit) =>
      /[a-z\d]/i.test(unit) ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `"${units.join('')}"`;
}
