import { chats } from '../models/chat';
import type { Whole } from '../models/columns';
import { deletions } from '../models/deletion';
import { fold, type Folded } from './fold';
import { statement } from './statement';

export interface ListSince {
  readonly owner: string;
  readonly since: number;
  /** The most of either kind. */
  readonly limit: number;
  /** Of either kind, no more are counted. */
  readonly most: number;
}

export interface ListChanges {
  readonly revision: Whole;
  /** The number under which everything was deleted last; 0 if that never happened. */
  readonly cleared: Whole;
  readonly chats: Folded<typeof chats>;
  readonly deletions: Folded<typeof deletions>;
  /** How many there are. */
  readonly count: Whole;
}

/** The chats of an owner that have changed or gone since a revision, the earliest first. */
export const listChanges = statement<ListSince, ListChanges>('list changes', ($, dialect) => {
  const since = (table: string) =>
    `FROM ${table} c WHERE c.owner = o.owner AND c.revision > ${$.since}`;
  const some = (table: string) => `SELECT * ${since(table)} ORDER BY c.revision LIMIT ${$.limit}`;
  const count = (table: string) =>
    `(SELECT count(*) FROM (SELECT 1 ${since(table)} LIMIT ${$.most}) s)`;
  return `
    SELECT o.revision, o.cleared, ${fold(dialect, chats, some('chats'))} AS chats,
      ${fold(dialect, deletions, some('deletions'))} AS deletions,
      ${count('chats')} + ${count('deletions')} AS count
    FROM owners o WHERE o.owner = ${$.owner}`;
});
