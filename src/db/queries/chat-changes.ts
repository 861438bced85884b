import { chats } from '../models/chat';
import { integer, optional, shown, type Whole } from '../models/columns';
import { messages } from '../models/message';
import { table } from '../models/table';
import type { ChatKey } from './chats';
import type { Dialect } from './dialect';
import { fold, type Folded } from './fold';
import { statement } from './statement';

export interface ChatPlace {
  readonly revision: Whole;
  /** How far the line of the owner has come. */
  readonly line: Whole;
}

/** How far a chat has come, and the line of its owner. */
export const chatPlace = statement<ChatKey, ChatPlace>(
  'chat place',
  ($) => `
    SELECT c.revision, o.revision AS line FROM owners o JOIN chats c ON c.owner = o.owner
    WHERE o.owner = ${$.owner} AND c.id = ${$.id}`,
);

export interface ChatStanding extends ChatPlace {
  /** The latest messages in progress as `[sequence, code points, revision]`, a JSON array. */
  readonly live: string;
}

/** The same, and how long its answers in progress are. */
export const chatStanding = statement<ChatKey & { readonly most: number }, ChatStanding>(
  'chat standing',
  ($, { jsonRows, jsonArray }) => `
    SELECT c.revision, o.revision AS line, (
      SELECT ${jsonRows(jsonArray('f.sequence', 'length(f.content)', 'f.revision'))} FROM (
        SELECT m.sequence, m.content, m.revision FROM live_messages l JOIN messages m
          ON m.owner = l.owner AND m.chat_id = l.chat_id AND m.sequence = l.sequence
        WHERE l.owner = c.owner AND l.chat_id = c.id
        ORDER BY l.sequence DESC LIMIT ${$.most}) f) AS live
    FROM owners o JOIN chats c ON c.owner = o.owner
    WHERE o.owner = ${$.owner} AND c.id = ${$.id}`,
);

export interface ChatSince extends ChatKey {
  readonly since: number;
  /** Contents that are known, as `[sequence, code points, revision]`, a JSON array. */
  readonly known: string;
  /** The most messages. */
  readonly limit: number;
  /** The most bytes of them, unless it is a single one. */
  readonly bytes: number;
}

/** A message, or what is new of it. */
export const changedMessages = table('messages', {
  ...messages.columns,
  /** The code point at which the content begins, if not at its beginning. */
  known: optional(integer()),
  /** Of one in progress, the number of the latest change but for text that was only added. */
  rewritten: optional(integer()),
});

export interface ChatChanges {
  /** How far the line of the owner has come. */
  readonly line: Whole;
  readonly cleared: Whole;
  /** When a chat with this id was deleted last, since that revision. */
  readonly deleted: Whole | null;
  /** The chat, if it is there. */
  readonly chats: Folded<typeof chats>;
  /** In the order of their revisions. */
  readonly messages: Folded<typeof changedMessages>;
  /** The revision of the last message of this page; null where there is none. */
  readonly upto: Whole | null;
  /** Whether there are messages behind it. */
  readonly more: 0 | 1 | boolean;
}

/**
 * What has changed about a chat since a revision, as far as it fits. Of a content
 * that is known, and to which text was only added, no more than that is read.
 */
export const chatChanges = statement<ChatSince, ChatChanges>('chat changes', ($, dialect) => {
  const chat = `SELECT * FROM chats c WHERE c.owner = o.owner AND c.id = ${$.id}`;
  const inPage = `${ofChat($)} AND m.revision > ${$.since} AND m.revision <= o.upto`;
  return `
    SELECT o.revision AS line, o.cleared, o.upto, (
      SELECT max(d.revision) FROM deletions d
      WHERE d.owner = o.owner AND d.revision > ${$.since} AND d.chat_id = ${$.id}) AS deleted,
      EXISTS (SELECT 1 FROM messages m WHERE ${ofChat($)} AND m.revision > o.upto) AS more,
      ${fold(dialect, chats, chat)} AS chats,
      ${fold(dialect, changedMessages, `${changed($, dialect)} WHERE ${inPage} ORDER BY m.revision`)} AS messages
    FROM (SELECT o.owner, o.revision, o.cleared, (${lastInPage($)}) AS upto
      FROM owners o WHERE o.owner = ${$.owner} LIMIT 1) o`; // without a LIMIT PostgreSQL finds the end thrice
});

type Placeholders = Readonly<Record<keyof ChatSince, string>>;

/** Each revision is above 0; to say so opens PostgreSQL's index of them, which is for nobody else. */
function ofChat($: Placeholders): string {
  return `m.owner = o.owner AND m.chat_id = ${$.id} AND m.revision > 0`;
}

function lastInPage($: Placeholders): string {
  return `
    SELECT max(s.revision) FROM (
      SELECT f.revision, row_number() OVER (ORDER BY f.revision) AS place,
        sum(f.size) OVER (ORDER BY f.revision) AS bytes
      FROM (
        SELECT m.revision, m.size FROM messages m
        WHERE ${ofChat($)} AND m.revision > ${$.since}
        ORDER BY m.revision LIMIT ${$.limit}) f
    ) s WHERE s.place = 1 OR s.bytes <= ${$.bytes}`;
}

/** Messages, joined with what is known of those in progress. */
function changed($: Placeholders, { eachOf, fromText }: Dialect): string {
  const columns = shown(messages.columns).filter((name) => name !== 'content');
  const value = (i: number) => fromText(`e.value ->> ${i}`, 'integer');
  const grown = 'l.rewritten <= k.known_at';
  return `
    SELECT ${columns.map((name) => `m.${name}`).join(', ')}, l.rewritten,
      CASE WHEN ${grown} THEN k.known END AS known,
      CASE WHEN ${grown} THEN substr(m.content, CAST(k.known + 1 AS INTEGER)) ELSE m.content END AS content
    FROM messages m
    LEFT JOIN live_messages l
      ON l.owner = m.owner AND l.chat_id = m.chat_id AND l.sequence = m.sequence
    LEFT JOIN (
      SELECT ${value(0)} AS sequence, ${value(1)} AS known, ${value(2)} AS known_at
      FROM ${eachOf($.known)}) k ON k.sequence = m.sequence`;
}
