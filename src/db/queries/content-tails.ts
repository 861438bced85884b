import type { Whole } from '../models/columns';
import { messagesNamed } from './named';
import { statement } from './statement';

/** A part of a content. */
export interface Tail {
  readonly owner: string;
  readonly chat_id: string;
  readonly id: string;
  /** The code point at which it begins. */
  readonly start: Whole;
  readonly text: string;
}

/** What the contents of the messages `[owner, chat, id, offset]` hold from the offset on, in code points. */
export const contentTails = statement<{ names: string }, Tail>(
  'content tails',
  ($, dialect) => `
    SELECT m.owner, m.chat_id, m.id, CAST(e.value ->> 3 AS INTEGER) AS start,
      substr(m.content, CAST(e.value ->> 3 AS INTEGER) + 1) AS text
    FROM ${dialect.eachOf($.names)} ${messagesNamed(dialect)}`,
);
