import type { Whole } from '../models/columns';
import type { ChatSpan } from './check-rows';
import type { ChatKey } from './chats';
import { statement } from './statement';

/** The chats behind one, in the order of their keys. */
export const chatsToCheck = statement<
  { readonly owner: string; readonly id: string; readonly limit: number },
  ChatKey & { readonly message_count: Whole }
>(
  'check: next chats',
  ($) => `
    SELECT c.owner, c.id, c.message_count FROM chats c
    WHERE (c.owner, c.id) > (${$.owner}, ${$.id}) ORDER BY c.owner, c.id LIMIT ${$.limit}`,
);

type Flag = 0 | 1 | boolean;

/** A chat beside what its messages and its owner's line say; null where there are none. */
export interface CheckedChat extends ChatKey {
  readonly message_count: Whole;
  readonly revision: Whole;
  readonly largest_message: Whole;
  readonly line: Whole | null;
  readonly cleared: Whole | null;
  readonly messages: Whole | null;
  readonly first: Whole | null;
  readonly last: Whole | null;
  /** The number of the latest change to any of its messages. */
  readonly changed: Whole | null;
  readonly largest: Whole | null;
  /** Whether its last activity is its newest message, or its creation where there is none. */
  readonly active: Flag;
}

export const checkedChats = statement<ChatSpan, CheckedChat>('check: chats', ($) => {
  const span = (owner: string, id: string) => `
      (${owner}, ${id}) > (${$.afterOwner}, ${$.afterId})
      AND (${owner}, ${id}) <= (${$.uptoOwner}, ${$.uptoId})`;
  return `
    SELECT c.owner, c.id, c.message_count, c.revision, c.largest_message,
      o.revision AS line, o.cleared, m.messages, m.first, m.last, m.changed, m.largest,
      c.last_activity_at = COALESCE(n.created_at, c.created_at) AS active
    FROM chats c
    LEFT JOIN owners o ON o.owner = c.owner
    LEFT JOIN (
      SELECT s.owner, s.chat_id, count(*) AS messages, min(s.sequence) AS first,
        max(s.sequence) AS last, max(s.revision) AS changed, max(s.size) AS largest
      FROM messages s WHERE ${span('s.owner', 's.chat_id')}
      GROUP BY s.owner, s.chat_id) m ON m.owner = c.owner AND m.chat_id = c.id
    LEFT JOIN messages n
      ON n.owner = m.owner AND n.chat_id = m.chat_id AND n.sequence = m.last
    WHERE ${span('c.owner', 'c.id')} ORDER BY c.owner, c.id`;
});

/** The first place of a chat in which there is no message, though there are some behind it. */
export const firstGap = statement<ChatKey, { readonly sequence: Whole | null }>(
  'check: first gap',
  ($) => `
    SELECT min(s.place) AS sequence FROM (
      SELECT m.sequence, row_number() OVER (ORDER BY m.sequence) AS place
      FROM messages m WHERE m.owner = ${$.owner} AND m.chat_id = ${$.id}) s
    WHERE s.sequence <> s.place`,
);
