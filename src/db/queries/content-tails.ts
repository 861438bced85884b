import type { Whole } from '../models/columns';
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
  ($, { eachOf, asUuid }) => `
    SELECT m.owner, m.chat_id, m.id, CAST(e.value ->> 3 AS INTEGER) AS start,
      substr(m.content, CAST(e.value ->> 3 AS INTEGER) + 1) AS text
    FROM ${eachOf($.names)} JOIN messages m
      ON m.owner = e.value ->> 0 AND m.chat_id = ${asUuid('e.value ->> 1')}
      AND m.id = ${asUuid('e.value ->> 2')}`,
);
