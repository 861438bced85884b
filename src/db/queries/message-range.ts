import type { ChatKey } from './chats';
import type { Dialect } from './dialect';

/** A range of sequences, both ends left out, and how much of it a page may hold. */
export interface PageOf extends ChatKey {
  readonly after: number;
  readonly before: number;
  readonly limit: number;
  /** The most bytes that the messages of a page may have together, unless it is a single one. */
  readonly bytes: number;
  /** Bytes of a message beside those in its `size`. */
  readonly frame: number;
  /** A page that might have more bytes than these is not read at all. */
  readonly most: number;
}

type Placeholders = Readonly<Record<keyof PageOf, string>>;

export type Order = 'ASC' | 'DESC';

/*
 * No sequence is missing, and so a page is a range of sequences, which the key
 * finds without counting. A page in ascending order begins behind `after`, one
 * in descending order below `before` or the newest message. Where the chat holds
 * messages so large that the page could grow beyond its bytes, their sizes are
 * added up along the key, and the range ends where it is full.
 */

/** The ends of the range in the chat `c`, both left out. */
export function rangeOf(
  order: Order,
  $: Placeholders,
  dialect: Dialect,
): [low: string, high: string] {
  const { least, greatest } = dialect;
  if (order === 'ASC') {
    const high = least($.before, `${$.after} + ${$.limit} + 1`);
    return [$.after, cut(`min(s.sequence)`, order, [$.after, high], high, $)];
  }
  const top = least($.before, 'c.message_count + 1');
  const low = greatest($.after, `${top} - ${$.limit} - 1`);
  return [cut(`max(s.sequence)`, order, [low, top], low, $), top];
}

/** Whether the page can be read, as far as the largest message of the chat `c` tells. */
export function isRead($: Placeholders, { least }: Dialect): string {
  return `(c.largest_message + ${$.frame}) * ${least($.limit, 'c.message_count')} <= ${$.most}`;
}

/** The sequence at which the page is full, or its end. */
function cut(
  first: string,
  order: Order,
  [low, high]: readonly [string, string],
  end: string,
  $: Placeholders,
): string {
  return `
    (CASE WHEN (c.largest_message + ${$.frame}) * ${$.limit} <= ${$.bytes} THEN ${end}
    ELSE COALESCE((
      SELECT ${first} FROM (
        SELECT m.sequence, row_number() OVER (ORDER BY m.sequence ${order}) AS place,
          sum(m.size + ${$.frame}) OVER (ORDER BY m.sequence ${order}) AS bytes
        FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id
          AND m.sequence > ${low} AND m.sequence < ${high}
      ) s WHERE s.place > 1 AND s.bytes > ${$.bytes}), ${end}) END)`;
}
