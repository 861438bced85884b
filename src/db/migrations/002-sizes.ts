import type { Dialect } from '../queries/dialect';

/*
 * What `sizeOf` in src/chat tells of a message, computed where the messages are:
 * the bytes of the JSON of its content, attachments, metadata, and of `null` for
 * the format and the payload, which no message had yet.
 */

const NULLS = 2 * 'null'.length;

export function textSize({ jsonBytes }: Dialect): string {
  return `${jsonBytes('content')} + ${NULLS}`;
}

/** `{"type":,"url":,"alt":,"width":,"height":}` and a comma around the values. */
const FRAME = '{"type":,"url":,"alt":,"width":,"height":},'.length;

export function imagesSize({ jsonBytes }: Dialect): string {
  const digits = (column: string) => `COALESCE(length(CAST(${column} AS TEXT)), 4)`;
  return `(
    SELECT 1 + COALESCE(sum(${FRAME} + ${jsonBytes('type')} + ${jsonBytes('url')}
      + COALESCE(${jsonBytes('alt')}, 4) + ${digits('width')} + ${digits('height')}), 1)
    FROM old_message_attachments a
    WHERE a.owner = m.owner AND a.chat_id = m.chat_id AND a.sequence = m.sequence)`;
}

export function metadataSize({ name, jsonBytes }: Dialect): string {
  if (name === 'sqlite') return 'length(CAST(metadata AS BLOB))';
  return `(
    SELECT 1 + COALESCE(sum(2 + ${jsonBytes('key')} + ${jsonBytes('value')}), 1)
    FROM jsonb_each_text(metadata))`;
}
