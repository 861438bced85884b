import type { Dialect } from './dialect';

/*
 * What `sizeOf` in src/chat tells of a message, `r`, computed where the messages are.
 * SQLite keeps JSON as it was written, without spaces; PostgreSQL writes it anew.
 */

/** An expression for the bytes of the JSON of everything in a message that can be long. */
export function sizeOf({ name, jsonBytes }: Dialect): string {
  const orNull = (bytes: string) => `COALESCE(${bytes}, ${'null'.length})`;
  const bytesOf = (text: string) =>
    name === 'sqlite' ? `length(CAST(${text} AS BLOB))` : `octet_length(${text})`;
  const json =
    name === 'sqlite'
      ? { images: bytesOf('r.attachments'), metadata: bytesOf('r.metadata') }
      : POSTGRES(jsonBytes);
  return [
    jsonBytes('r.content'),
    json.images,
    orNull(jsonBytes('r.format')),
    orNull(bytesOf('r.payload')),
    json.metadata,
  ].join(' + ');
}

/** A space behind each colon of an image's five, and behind the four commas between. */
const SPACES = 9;

/** Brackets, and a comma between two of them. */
const POSTGRES = (jsonBytes: Dialect['jsonBytes']) => ({
  images: `(
    SELECT 1 + COALESCE(sum(octet_length(i::text) - ${SPACES} + 1), 1)
    FROM jsonb_array_elements(r.attachments) AS i)`,
  metadata: `(
    SELECT 1 + COALESCE(sum(${jsonBytes('n.key')} + ${jsonBytes('n.value')} + 2), 1)
    FROM jsonb_each_text(r.metadata) AS n)`,
});
