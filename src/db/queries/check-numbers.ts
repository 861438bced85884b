import type { Whole } from '../models/columns';
import type { Place } from './check-rows';
import { statement } from './statement';

/*
 * Every number of an owner's line is the latest change of one message, of one chat where
 * that was changed after its messages, or a deletion.
 */
const NUMBERS = `
      SELECT m.owner, m.revision, m.chat_id, m.sequence FROM messages m
      UNION ALL
      SELECT c.owner, c.revision, c.id, NULL FROM chats c
      WHERE c.revision > COALESCE((
        SELECT max(m.revision) FROM messages m WHERE m.owner = c.owner AND m.chat_id = c.id AND m.revision > 0), 0)
      UNION ALL
      SELECT d.owner, d.revision, d.chat_id, NULL FROM deletions d`;

export interface SharedNumber {
  readonly owner: string;
  readonly revision: Whole;
  /** Whether it can be of the time before the lines, when each chat counted from 1. */
  readonly old: 0 | 1;
  /** How many numbers of its kind are shared. */
  readonly total: Whole;
}

/** Where the lines of owners begin who are older than these (migration 002). */
const BEGIN = 1_000_000;

/**
 * The first numbers that were given more than once. Those that two chats share below the
 * owner's latest million are told apart: there they may come from before the lines.
 */
export const sharedNumbers = statement<{ readonly limit: number }, SharedNumber>(
  'check: shared numbers',
  ($) => `
    SELECT t.owner, t.revision, t.old, t.total FROM (
      SELECT s.owner, s.revision, s.old, count(*) OVER (PARTITION BY s.old) AS total,
        row_number() OVER (PARTITION BY s.old ORDER BY s.owner, s.revision) AS place
      FROM (
        SELECT g.owner, g.revision, CASE
          WHEN g.chats = g.holders AND g.revision < o.revision - o.revision % ${BEGIN} THEN 1
          ELSE 0 END AS old
        FROM (
          SELECT n.owner, n.revision, count(*) AS holders, count(DISTINCT n.chat_id) AS chats
          FROM (${NUMBERS}) n GROUP BY n.owner, n.revision HAVING count(*) > 1) g
        LEFT JOIN owners o ON o.owner = g.owner) s) t
    WHERE t.place <= ${$.limit} ORDER BY t.old, t.owner, t.revision`,
);

/** Who holds a number; this reads all that the owner has. */
export const holdersOf = statement<
  { readonly owner: string; readonly revision: number; readonly limit: number },
  Place
>(
  'check: holders of a number',
  ($) => `
    SELECT n.owner, n.chat_id, n.sequence FROM (${NUMBERS}) n
    WHERE n.owner = ${$.owner} AND n.revision = ${$.revision}
    ORDER BY n.chat_id, n.sequence LIMIT ${$.limit}`,
);
