import type { Check } from '../../src/db/check/findings';

/** Which check finds it, and at which message. */
type Found = Check | `${Check} ${number}`;

/** Harm to a database, the statements that do it, and what is found then. */
export type Harm = readonly [name: string, sql: string, found: readonly Found[]];

/** The chats of `storeVaried` whose ids stand in the statements. */
export type Harmed = 'varied' | 'answered';

const of = (chat: Harmed) => `owner = 'local' AND chat_id = '{${chat}}'`;
const the = (chat: Harmed) => `owner = 'local' AND id = '{${chat}}'`;

const LIVE = `INSERT INTO live_messages (owner, chat_id, sequence, touched_at, rewritten)
  SELECT owner, chat_id, sequence, created_at, 0 FROM messages WHERE ${of('answered')} AND sequence = 2`;
/** The id of no chat. */
const NEVER = '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2dff';
const SHARED = `SELECT s.revision FROM messages s WHERE s.chat_id = '{varied}' AND s.sequence = 3`;
const DELETED = `SELECT max(d.revision) FROM deletions d WHERE d.owner = 'local'`;

export const harms: readonly Harm[] = [
  [
    'a message that is gone',
    `DELETE FROM messages WHERE ${of('varied')} AND sequence = 3`,
    ['sequences 3', 'counts', 'parents 4'],
  ],
  [
    'a first message that is gone',
    `DELETE FROM messages WHERE ${of('answered')} AND sequence = 1`,
    ['sequences 1', 'counts', 'parents 2'],
  ],
  [
    'a last message that is gone',
    `DELETE FROM messages WHERE ${of('answered')} AND sequence = 2`,
    ['counts', 'activity'],
  ],
  [
    'a counter that is too great',
    `UPDATE chats SET message_count = 3 WHERE ${the('answered')}`,
    ['counts'],
  ],
  [
    'a message that is its own parent',
    `UPDATE messages SET parent_sequence = 2 WHERE ${of('answered')} AND sequence = 2`,
    ['parents 2'],
  ],
  [
    'a parent that does not exist',
    `UPDATE messages SET parent_sequence = 0 WHERE ${of('answered')} AND sequence = 2`,
    ['parents 2'],
  ],
  [
    'an activity that is not that of the newest message',
    `UPDATE chats SET last_activity_at = '2001-01-01 00:00:00.000 +00:00' WHERE ${the('answered')}`,
    ['activity'],
  ],
  [
    'a chat that is older than its messages',
    `UPDATE chats SET revision = revision - 1 WHERE ${the('answered')}`,
    ['revisions'],
  ],
  [
    'a message beyond its line',
    `UPDATE messages SET revision = 999 WHERE ${of('varied')} AND sequence = 2`,
    ['revisions', 'lines 2'],
  ],
  ['a chat beyond its line', `UPDATE chats SET revision = 999 WHERE ${the('answered')}`, ['lines']],
  [
    'a deletion beyond its line',
    `UPDATE deletions SET revision = 999, chat_id = '${NEVER}' WHERE owner = 'local'`,
    ['lines'],
  ],
  [
    'a deletion after the chat was made again',
    `UPDATE deletions SET chat_id = '{varied}' WHERE owner = 'local';
     UPDATE chats SET revision = (${DELETED}) WHERE ${the('varied')}`,
    ['lines', 'numbers'],
  ],
  [
    'a line that is behind the time when it was cleared',
    `DELETE FROM chats WHERE owner = 'cleared';
     UPDATE owners SET cleared = revision + 1 WHERE owner = 'cleared'`,
    ['lines'],
  ],
  ['an owner without a line', `DELETE FROM owners WHERE owner = 'cleared'`, ['lines']],
  [
    'a number that two messages of a chat have',
    `UPDATE messages SET revision = (${SHARED}) WHERE ${of('varied')} AND sequence = 2`,
    ['numbers 2'],
  ],
  [
    'a number that messages of two chats have',
    `UPDATE messages SET revision = (${SHARED}) WHERE ${of('answered')} AND sequence = 1`,
    ['numbers'],
  ],
  [
    'a number that a deletion and a message have',
    `UPDATE messages SET revision = (${DELETED}) WHERE ${of('varied')} AND sequence = 2`,
    ['revisions', 'numbers'],
  ],
  ['an answer in progress that is not noted', 'DELETE FROM live_messages', ['live 8']],
  ['a note of an answer that is complete', LIVE, ['live 2']],
  [
    'a note of a change that no message has',
    'UPDATE live_messages SET rewritten = 999',
    ['live 8'],
  ],
  [
    'a size that is not that of the message',
    `UPDATE messages SET size = size + 1 WHERE ${of('varied')} AND sequence = 3`,
    ['sizes 3'],
  ],
  [
    'a content that is not of its size',
    `UPDATE messages SET content = content || 'x' WHERE ${of('answered')} AND sequence = 2`,
    ['sizes 2'],
  ],
  [
    'a message that is larger than any of its chat was',
    `UPDATE chats SET largest_message = 1 WHERE ${the('answered')}`,
    ['sizes'],
  ],
];
