import type { MessagePageRow } from '../db/queries/messages';
import type { PageOf } from '../db/queries/message-range';
import type { Message, MessagePage } from './contract';
import { messageCursor, parseMessageCursor } from './cursor';
import { inTurn } from './in-turn';
import { readMessages } from './read-messages';

export interface MessageQuery {
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  readonly cursor?: string | undefined;
  readonly after_sequence?: number | undefined;
  readonly before_sequence?: number | undefined;
}

/** The sequences that a page may hold, as the database is asked for them. */
export type Range = Omit<PageOf, 'owner' | 'id'>;

/** Bytes of JSON in a page of messages, unless it holds a single one. */
const PAGE = 4 * 1_024 * 1_024;

/** Bytes of a page that may be read while others are. */
const SMALL = 1_024 * 1_024;

/**
 * Reads a page. One that might not be small is read when its turn comes: a page
 * of full size takes several times its bytes of memory and tens of milliseconds,
 * and many of them at once would take all there is.
 * @throws InvalidCursor
 */
export async function readPage<Row extends MessagePageRow>(
  query: MessageQuery,
  read: (range: Range) => Promise<Row | undefined>,
): Promise<{ readonly row: Row; readonly page: MessagePage } | undefined> {
  const range = rangeOf(query);
  const row = await read(range);
  if (!row) return undefined;
  const page = toPage(query, range, row);
  if (page) return { row, page };
  return inTurn(async () => {
    const whole = await read({ ...range, most: Number.MAX_SAFE_INTEGER });
    return whole && { row: whole, page: toPage(query, range, whole)! };
  });
}

function rangeOf(query: MessageQuery): Range {
  const { limit, order, cursor, after_sequence = 0, before_sequence = BEHIND } = query;
  const position = cursor === undefined ? undefined : parseMessageCursor(cursor);
  const bound = { limit, bytes: PAGE - ENVELOPE, frame: FRAME, most: SMALL };
  return order === 'asc'
    ? { ...bound, after: Math.max(after_sequence, position ?? 0), before: before_sequence }
    : { ...bound, after: after_sequence, before: Math.min(before_sequence, position ?? BEHIND) };
}

/**
 * The page that a row stands for; undefined where it was not read. No sequence
 * is missing, so the counters tell whether more follow.
 */
function toPage(
  { order }: Pick<MessageQuery, 'order'>,
  { after, before }: Range,
  { message_count, messages }: MessagePageRow,
): MessagePage | undefined {
  if (messages === null) return undefined;
  const data = readMessages({ messages });
  const end = Math.min(before, Number(message_count) + 1);
  const last = data.at(-1)?.sequence ?? (order === 'asc' ? after : end);
  const has_more = order === 'asc' ? last + 1 < end : last - 1 > after;
  return { data, has_more, next_cursor: has_more ? messageCursor(last) : null };
}

/** Behind every message. */
const BEHIND = Number.MAX_SAFE_INTEGER;

/** What stands around the messages of a page, at most. */
const ENVELOPE = 100;

/** What a message has beside its content, attachments, format, payload and metadata, and a comma. */
const FRAME = (() => {
  const uuid = 'x'.repeat(36);
  const time = 'x'.repeat(24);
  const names: Readonly<Record<keyof Message, unknown>> = {
    id: uuid,
    chat_id: uuid,
    sequence: BEHIND,
    parent_sequence: BEHIND,
    role: 'assistant',
    content: 0,
    attachments: 0,
    status: 'in_progress',
    format: 0,
    payload: 0,
    metadata: 0,
    created_at: time,
    updated_at: time,
    revision: BEHIND,
  };
  return JSON.stringify(names).length - 5 + 1;
})();
