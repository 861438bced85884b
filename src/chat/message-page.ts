import type { MessagePageRow, PageOf } from '../db/queries/messages';
import type { MessagePage } from './contract';
import { messageCursor, parseMessageCursor } from './cursor';
import { readMessages } from './read-messages';

export interface MessageQuery {
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  readonly cursor?: string | undefined;
  readonly after_sequence?: number | undefined;
  readonly before_sequence?: number | undefined;
}

/** The sequences that a page may hold, as the database is asked for them. */
export type Range = Pick<PageOf, 'after' | 'before' | 'limit'>;

/** @throws InvalidCursor */
export function rangeOf(query: MessageQuery): Range {
  const { limit, order, cursor, after_sequence = 0, before_sequence = BEHIND } = query;
  const position = cursor === undefined ? undefined : parseMessageCursor(cursor);
  return order === 'asc'
    ? { limit, after: Math.max(after_sequence, position ?? 0), before: before_sequence }
    : { limit, after: after_sequence, before: Math.min(before_sequence, position ?? BEHIND) };
}

/** The page that a row stands for. No sequence is missing, so the counters tell whether more follow. */
export function toPage(
  { order }: Pick<MessageQuery, 'order'>,
  { after, before }: Range,
  row: MessagePageRow,
): MessagePage {
  const data = readMessages(row);
  const end = Math.min(before, Number(row.message_count) + 1);
  const last = data.at(-1)?.sequence ?? (order === 'asc' ? after : end);
  const has_more = order === 'asc' ? last + 1 < end : last - 1 > after;
  return { data, has_more, next_cursor: has_more ? messageCursor(last) : null };
}

/** Behind every message. */
const BEHIND = Number.MAX_SAFE_INTEGER;
