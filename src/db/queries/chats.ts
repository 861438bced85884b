import type { Whole } from '../models/columns';
import { chats } from '../models/chat';
import { fold, type Folded } from './fold';
import { chatsNamed } from './named';
import { statement } from './statement';

export interface ChatKey {
  readonly owner: string;
  readonly id: string;
}

export const chatRevision = statement<ChatKey, { revision: Whole }>(
  'chat revision',
  ($) => `SELECT c.revision FROM chats c WHERE c.owner = ${$.owner} AND c.id = ${$.id}`,
);

/** The revisions of several chats, a JSON array of `[owner, id]`. */
export const chatRevisions = statement<{ chats: string }, ChatKey & { revision: Whole }>(
  'chat revisions',
  ($, dialect) => `
    SELECT c.owner, c.id, c.revision
    FROM ${dialect.eachOf($.chats)} ${chatsNamed(dialect)}`,
);

export interface ChatsAfter {
  readonly owner: string;
  readonly archived: boolean;
  readonly last_activity_at: string;
  readonly id: string;
  readonly limit: number;
}

export interface ChatList {
  /** How far the owner's line has come; null while nothing was ever changed. */
  readonly revision: Whole | null;
  readonly page: Folded<typeof chats>;
}

/** The line and the page are read at once, so that the page is never older than its revision. */
const withLine = (owner: string, page: string) => `
  SELECT (SELECT o.revision FROM owners o WHERE o.owner = ${owner}) AS revision, ${page} AS page`;

/** @param condition written out, so that it can be seen which index serves it. */
const listOf = (title: string, condition = '') =>
  statement<ChatsAfter, ChatList>(title, ($, dialect) => {
    const page = `
    SELECT * FROM chats c WHERE c.owner = ${$.owner} AND c.archived = ${$.archived} ${condition}
      AND (c.last_activity_at, c.id) < (${$.last_activity_at}, ${$.id})
    ORDER BY c.last_activity_at DESC, c.id DESC LIMIT ${$.limit}`;
    return withLine($.owner, fold(dialect, chats, page));
  });

/** The chats of an owner behind a position, newest activity first. */
export const listChats = listOf('list chats');

export const listPinnedChats = listOf('list pinned chats', 'AND c.pinned');

export const listOtherChats = listOf('list chats that are not pinned', 'AND NOT c.pinned');
