import type { Dialect } from '../db/dialect';
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
 * A page of the messages of the chat `c`, as an expression of a query whose
 * `$1` and `$2` are the owner and the chat; `bind` are `$3` to `$5`. One message
 * more than the limit is fetched, to know whether there is another page.
 * @throws InvalidCursor
 */
export function pageOf(dialect: Dialect, query: MessageQuery) {
  const { limit, order, cursor, after_sequence = 0, before_sequence = BEHIND } = query;
  const position = cursor === undefined ? undefined : parseMessageCursor(cursor);
  const after = order === 'asc' ? Math.max(after_sequence, position ?? 0) : after_sequence;
  const before = order === 'desc' ? Math.min(before_sequence, position ?? BEHIND) : before_sequence;
  const where = `WHERE m.owner = c.owner AND m.chat_id = c.id AND m.sequence > $3 AND m.sequence < $4
    ORDER BY m.sequence ${order === 'asc' ? 'ASC' : 'DESC'} LIMIT $5`;
  return { messages: messageRows(dialect, where), bind: [after, before, limit + 1], limit };
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
