import { chats } from '../models/chat';
import { liveMessages } from '../models/live-message';
import { messages } from '../models/message';
import type { Table } from '../models/table';
import type { Assignment } from './assignment';
import type { ChatKey } from './chats';
import { command } from './statement';

/*
 * The owner leads every key, and the foreign keys let no row of a chat go ahead
 * of the others: its rows are copied under the new owner, those first that others
 * refer to, and then deleted under the old one.
 */

/** Inserts rows as they are, but for some of their values. */
function copying(
  { name, columns }: Table,
  changed: Readonly<Record<string, string>>,
  from: string,
) {
  const names = Object.keys(columns);
  const values = names.map((column) => changed[column] ?? `r.${column}`);
  return `INSERT INTO ${name} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${from}`;
}

/** PostgreSQL has to be told one type for an input that stands in several places. */
const owner = ($: { readonly to: string }) => `CAST(${$.to} AS TEXT)`;

/** An idempotency key that the new owner has used for another chat stays behind. */
export const copyChat = command<Assignment & { readonly revision: number }>('copy chat', ($) => {
  const used = `EXISTS (SELECT 1 FROM chats t
      WHERE t.owner = ${$.to} AND t.idempotency_key = r.idempotency_key)`;
  const unlessUsed = (column: string) => `CASE WHEN NOT ${used} THEN r.${column} END`;
  const changed = {
    owner: owner($),
    revision: $.revision,
    idempotency_key: unlessUsed('idempotency_key'),
    request_hash: unlessUsed('request_hash'),
  };
  return `
    ${copying(chats, changed, 'chats r')} WHERE r.owner = ${$.owner} AND r.id = ${$.id}`;
});

/** Messages of a chat by such a number: those behind `since`, as far as `upto`. */
export interface AssignedSpan extends Assignment {
  readonly since: number;
  readonly upto: number;
}

/*
 * Each statement finds its rows by one range of one index. In the transaction that
 * moves a large chat PostgreSQL takes the new owner for one without rows, and would
 * choose joins that take an hour.
 */
const inSpan = ($: Record<keyof AssignedSpan, string>, number: string) =>
  `r.owner = ${$.owner} AND r.chat_id = ${$.id}
      AND r.${number} > ${$.since} AND r.${number} <= ${$.upto}`;

/** Gives messages the numbers behind `before`, in the order of the revisions that they had. */
export const copyMessages = command<AssignedSpan & { readonly before: number }>(
  'copy messages',
  ($) => {
    const revision = `${$.before} + row_number() OVER (ORDER BY r.revision, r.sequence)`;
    return `
    ${copying(messages, { owner: owner($), revision }, 'messages r')}
    WHERE ${inSpan($, 'revision')} ORDER BY r.sequence`;
  },
);

/** Whoever follows them holds nothing yet: as a whole they are new. */
export const copyLiveMessages = command<Assignment>('copy live messages', ($) => {
  const rewritten = `(
      SELECT n.revision FROM messages n
      WHERE n.owner = ${$.to} AND n.chat_id = r.chat_id AND n.sequence = r.sequence)`;
  return `
    ${copying(liveMessages, { owner: owner($), rewritten }, 'live_messages r')}
    WHERE r.owner = ${$.owner} AND r.chat_id = ${$.id}`;
});

/** Takes messages from the old owner; the foreign keys take what belongs to them along. */
export const dropMessages = command<AssignedSpan>(
  'drop messages',
  ($) => `DELETE FROM messages AS r WHERE ${inSpan($, 'sequence')}`,
);

export const dropChat = command<ChatKey>(
  'drop chat',
  ($) => `DELETE FROM chats WHERE owner = ${$.owner} AND id = ${$.id}`,
);
