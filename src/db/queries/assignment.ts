import type { Whole } from '../models/columns';
import type { ChatKey } from './chats';
import { statement } from './statement';

/** How much an owner has. */
export const ownedChats = statement<
  { owner: string },
  { readonly chats: Whole; readonly messages: Whole }
>(
  'owned chats',
  ($) => `
    SELECT count(*) AS chats, COALESCE(sum(c.message_count), 0) AS messages
    FROM chats c WHERE c.owner = ${$.owner}`,
);

export interface ChatsBehind extends ChatKey {
  readonly revision: number;
  readonly limit: number;
}

export interface ChatToAssign {
  readonly id: string;
  readonly revision: Whole;
  readonly message_count: Whole;
}

/**
 * The chats of an owner behind a position, in the order in which they have
 * changed: what changes or is made meanwhile comes at the end. Chats that are
 * older than the lines of change may share a revision.
 */
export const chatsBehind = statement<ChatsBehind, ChatToAssign>(
  'chats behind',
  ($) => `
    SELECT c.id, c.revision, c.message_count FROM chats c
    WHERE c.owner = ${$.owner} AND (c.revision, c.id) > (${$.revision}, ${$.id})
    ORDER BY c.revision, c.id LIMIT ${$.limit}`,
);

/** A chat, its owner and whose it is to be. */
export interface Assignment extends ChatKey {
  readonly to: string;
}

export interface AssignedHead {
  readonly message_count: Whole;
  readonly revision: Whole;
  /** The number of the latest change to any of its messages; 0 where there is none. */
  readonly messages_revision: Whole;
  /** Whether the new owner has a chat with this id. */
  readonly taken: 0 | 1 | boolean;
}

export const assignedHead = statement<Assignment, AssignedHead>(
  'assigned head',
  ($) => `
    SELECT c.message_count, c.revision, COALESCE((
      SELECT max(m.revision) FROM messages m
      WHERE m.owner = c.owner AND m.chat_id = c.id AND m.revision > 0), 0) AS messages_revision,
      EXISTS (SELECT 1 FROM chats t WHERE t.owner = ${$.to} AND t.id = c.id) AS taken
    FROM chats c WHERE c.owner = ${$.owner} AND c.id = ${$.id}`,
);

export interface SpanBehind extends ChatKey {
  readonly since: number;
  /** The most messages, unless some share a revision. */
  readonly limit: number;
  /** The most bytes of them, unless it is a single one. */
  readonly bytes: number;
}

export interface MessageSpan {
  /** The number of the last of them; null where there is none. */
  readonly upto: Whole | null;
  readonly messages: Whole;
}

/** How far the messages of a chat reach behind a number that one statement can move in time. */
const spanBy = (number: 'revision' | 'sequence') =>
  statement<SpanBehind, MessageSpan>(
    `message span by ${number}`,
    ($) => `
    SELECT e.upto, (
      SELECT count(*) FROM messages m WHERE m.owner = ${$.owner} AND m.chat_id = ${$.id}
        AND m.${number} > ${$.since} AND m.${number} <= e.upto) AS messages
    FROM (
      SELECT max(s.${number}) AS upto FROM (
        SELECT f.${number}, row_number() OVER (ORDER BY f.${number}) AS place,
          sum(f.size) OVER (ORDER BY f.${number}) AS bytes
        FROM (
          SELECT m.${number}, m.size FROM messages m
          WHERE m.owner = ${$.owner} AND m.chat_id = ${$.id} AND m.${number} > ${$.since}
          ORDER BY m.${number} LIMIT ${$.limit}) f
      ) s WHERE s.place = 1 OR s.bytes <= ${$.bytes}) e`,
  );

export const spanByRevision = spanBy('revision');
export const spanBySequence = spanBy('sequence');
