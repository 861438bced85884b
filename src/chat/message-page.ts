import type { Dialect } from '../db/queries/dialect';
import type { Message, MessagePage } from './contract';
import { messageCursor, parseMessageCursor } from './cursor';
import { messageRows } from './rows';

export interface MessageQuery {
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  readonly cursor?: string | undefined;
  readonly after_sequence?: number | undefined;
  readonly before_sequence?: number | undefined;
}

/** How many messages come with a chat. */
const FIRST_PAGE = { limit: 200, order: 'asc' } as const;

/**
 * A page of the messages of the chat `c`, as columns of a query whose `$1` and
 * `$2` are the owner and the chat; `bind` are the next ones. One message more
 * than the limit is fetched, to know whether there is another page. No sequence
 * is missing, and so a page is a range of sequences.
 * @throws InvalidCursor
 */
export function pageOf(dialect: Dialect, query: MessageQuery) {
  const { limit, order, cursor, after_sequence = 0, before_sequence = BEHIND } = query;
  const position = cursor === undefined ? undefined : parseMessageCursor(cursor);
  const rows = (low: string, high: string) =>
    messageRows(
      dialect,
      (table) => `${table}.owner = c.owner AND ${table}.chat_id = c.id
        AND ${table}.sequence > ${low} AND ${table}.sequence < ${high}`,
      order,
    );
  if (order === 'asc') {
    const after = Math.max(after_sequence, position ?? 0);
    const before = Math.min(before_sequence, after + limit + 2);
    return { columns: rows('$3', '$4'), bind: [after, before], limit };
  }
  const before = Math.min(before_sequence, position ?? BEHIND);
  const { least, greatest } = dialect;
  const low = greatest('$3', `${least('$4', 'c.message_count + 1')} - $5`);
  return { columns: rows(low, '$4'), bind: [after_sequence, before, limit + 2], limit };
}

export function firstPage(dialect: Dialect) {
  return pageOf(dialect, FIRST_PAGE);
}

/** The page that `messages`, one more than `limit` where there are more, stand for. */
export function toPage(messages: readonly Message[], limit: number): MessagePage {
  const data = messages.slice(0, limit);
  const has_more = messages.length > limit;
  return { data, has_more, next_cursor: has_more ? messageCursor(data.at(-1)!.sequence) : null };
}

/** Behind every message. */
const BEHIND = Number.MAX_SAFE_INTEGER;
