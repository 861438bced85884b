type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [key: string]: Json;
}

/** The largest payload that the server takes, in bytes of compact JSON. */
const MAX_PAYLOAD = 262_144;
/** A text that is shortened keeps at least as many characters. */
const KEPT = 1_000;

/**
 * A message as a payload: the JSON of it, without `File`s and `Blob`s. Where it is larger than the
 * server takes, its longest strings are shortened until it fits: files in `data:` URLs first, which
 * become empty, then texts, which end in `…`. Store large files elsewhere, and link to them.
 */
export function toPayload(message: object): Record<string, unknown> {
  const payload = JSON.parse(JSON.stringify(message, withoutFiles)) as JsonObject;
  const excess = size(payload) - MAX_PAYLOAD;
  if (excess > 0) shorten(payload, excess);
  return payload;
}

function withoutFiles(_key: string, value: unknown): unknown {
  if (value instanceof Blob) return undefined;
  return typeof value === 'bigint' ? String(value) : value;
}

function size(value: Json): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

function shorten(payload: Json, excess: number): void {
  let left = excess;
  const texts = [...longTexts(payload)].sort(
    (a, b) => Number(isFile(b.text)) - Number(isFile(a.text)) || b.text.length - a.text.length,
  );
  for (const { text, put } of texts) {
    if (left <= 0) return;
    // Each character is a byte of JSON at least, and the ellipsis takes three.
    const short = isFile(text)
      ? text.slice(0, text.indexOf(',') + 1)
      : `${text.slice(0, Math.max(KEPT, text.length - left - 3))}…`;
    put(short);
    left -= size(text) - size(short);
  }
}

const isFile = (text: string) => /^data:[^,]{0,200},/.test(text);

interface LongText {
  readonly text: string;
  readonly put: (text: string) => void;
}

function* longTexts(value: Json): Generator<LongText> {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as JsonObject;
  for (const [key, item] of Object.entries(holder)) {
    if (typeof item !== 'string') yield* longTexts(item);
    else if (item.length > KEPT) yield { text: item, put: (text) => (holder[key] = text) };
  }
}
