import { liveMessages } from '../models/live-message';
import type { Time } from '../models/columns';
import { messagesNamed } from './named';
import type { OfOwners } from './of-owners';
import { elements, rowsAsJson } from './rows-as-json';
import { command, statement } from './statement';
import type { RowOf } from '../models/table';
import type { Tx } from '../tx';

const COLUMNS = Object.keys(liveMessages.columns);

const touch = command<{ rows: string }>(
  'touch live messages',
  ($, dialect) => `
    INSERT INTO live_messages (${COLUMNS.join(', ')})
    SELECT ${elements(liveMessages, COLUMNS, dialect).join(', ')}
    FROM ${dialect.eachOf($.rows)} WHERE true
    ON CONFLICT (owner, chat_id, sequence) DO UPDATE SET touched_at = excluded.touched_at,
      rewritten = ${dialect.greatest('live_messages.rewritten', 'excluded.rewritten')}`,
);

/** Notes that somebody takes care of these messages now; `rewritten` never goes back. */
export async function touchLiveMessages(
  tx: Pick<Tx, 'dialect' | 'run'>,
  rows: readonly RowOf<typeof liveMessages>[],
): Promise<void> {
  if (rows.length > 0) await touch(tx, { rows: rowsAsJson(liveMessages, COLUMNS, rows) });
}

/** Takes out the messages `[owner, chat, sequence]`, a JSON array of names. */
export const settleLiveMessages = command<OfOwners & { names: string }>(
  'settle live messages',
  ($, { eachOfSome, asUuid, fromText, ofOwners }) => `
    DELETE FROM live_messages WHERE (owner, chat_id, sequence) IN (
      SELECT e.value ->> 0, ${asUuid('e.value ->> 1')}, ${fromText('e.value ->> 2', 'integer')}
      FROM ${eachOfSome($.names, $.count)}) ${ofOwners('owner', $.owners, $.first)}`,
);

export interface LiveMessage {
  readonly owner: string;
  readonly chat_id: string;
  readonly id: string;
  readonly touched_at: Time;
}

/** The messages in progress that were left alone for the longest time, at most so many. */
export const oldestLiveMessages = statement<{ limit: number }, LiveMessage>(
  'oldest live messages',
  ($) => `
    SELECT l.owner, l.chat_id, m.id, l.touched_at
    FROM live_messages l JOIN messages m
      ON m.owner = l.owner AND m.chat_id = l.chat_id AND m.sequence = l.sequence
    ORDER BY l.touched_at LIMIT ${$.limit}`,
);

/** When somebody last took care of the messages in progress among `[owner, chat, id]`. */
export const lastTouched = statement<{ names: string }, LiveMessage>(
  'last touched',
  ($, dialect) => {
    const live = 'l.owner = m.owner AND l.chat_id = m.chat_id AND l.sequence = m.sequence';
    return `
    SELECT l.owner, l.chat_id, m.id, l.touched_at
    FROM ${dialect.eachOf($.names)} ${messagesNamed(dialect)}
    ${dialect.lookUp('live_messages', 'l', live)}`;
  },
);
