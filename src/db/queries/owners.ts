import type { Whole } from '../models/columns';
import { deletions } from '../models/deletion';
import { insertRows } from './insert-rows';
import type { OfOwners } from './of-owners';
import { command, statement } from './statement';

export interface LineRow {
  readonly owner: string;
  readonly revision: Whole;
}

/**
 * The lines of owners, locked until the transaction ends: the first of all locks
 * and in the order of the key, so that two servers never wait for each other.
 */
export const lockLines = statement<{ owners: readonly string[] }, LineRow>(
  'lock lines',
  ($, { isOneOf, forUpdate }) => `
    SELECT o.owner, o.revision FROM owners o WHERE ${isOneOf('o.owner', $.owners)}
    ORDER BY o.owner ${forUpdate('o')}`,
);

/** Lines for owners who have none yet. */
export const addLines = command<{ owners: string }>(
  'add lines',
  ($, dialect) => `
    INSERT INTO owners (owner, revision, cleared)
    SELECT ${dialect.asText('e.value')}, 0, 0 FROM ${dialect.eachOf($.owners)} WHERE true
    ORDER BY 1 ON CONFLICT (owner) DO NOTHING`,
);

/**
 * Moves lines on: a JSON array of `[owner, revision, cleared]`, where 0 leaves
 * `cleared` alone. Other servers hear of it where the database can tell them.
 */
export const moveLines = command<OfOwners & { lines: string }>('move lines', ($, dialect) =>
  dialect.announcing(
    `
    UPDATE owners SET revision = ${dialect.fromText('e.value ->> 1', 'integer')},
      cleared = ${dialect.greatest('cleared', dialect.fromText('e.value ->> 2', 'integer'))}
    FROM ${dialect.eachOfSome($.lines, $.count)} WHERE owners.owner = e.value ->> 0
      ${dialect.ofOwners('owners.owner', $.owners, $.first)}`,
    $.lines,
  ),
);

/** The lines of owners. */
export const readLines = statement<{ owners: readonly string[] }, LineRow>(
  'lines',
  ($, { isOneOf }) => `
    SELECT o.owner, o.revision FROM owners o WHERE ${isOneOf('o.owner', $.owners)}`,
);

/** How far the line of an owner has come; no row while nothing was ever changed. */
export const lineRevision = statement<{ owner: string }, { revision: Whole }>(
  'line revision',
  ($) => `SELECT o.revision FROM owners o WHERE o.owner = ${$.owner}`,
);

export const insertDeletions = insertRows(deletions);

/** The deletions of an owner whose chats are all gone tell nothing any more. */
export const forgetDeletions = command<{ owner: string }>(
  'forget deletions',
  ($) => `DELETE FROM deletions WHERE owner = ${$.owner}`,
);
