import type { Whole } from '../models/columns';
import type { Dialect } from './dialect';
import { statement, type Statement } from './statement';

/** Chats by their keys: behind one, and as far as another. */
export interface ChatSpan {
  readonly afterOwner: string;
  readonly afterId: string;
  readonly uptoOwner: string;
  readonly uptoId: string;
}

/** A row that something is wrong with. */
export interface Place {
  readonly owner: string;
  readonly chat_id: string | null;
  readonly sequence: Whole | null;
}

/** How many rows there are, and with how many of them something of each kind is wrong. */
export type Counts<Kind extends string> = Readonly<Record<Kind | 'looked_at', Whole>>;

/** Rows to look at, and what would be wrong with one. */
export interface Look<Inputs extends object, Kind extends string> {
  readonly counts: Statement<Inputs, Counts<Kind>>;
  /** The first rows that are wrong in one way. */
  readonly first: Readonly<Record<Kind, Statement<Inputs & { readonly limit: number }, Place>>>;
}

interface Rows<Kind extends string> {
  /** What follows FROM; the rows themselves are `r`. */
  readonly from: string;
  /** Which of them. */
  readonly where?: string;
  /** The columns that name the chat and the message. */
  readonly chat: string;
  readonly sequence: string;
  /** Conditions, never null. */
  readonly wrong: Readonly<Record<Kind, string>>;
}

/**
 * Declares what counts rows that are wrong, in one pass for all kinds, and what names
 * the first of each.
 */
export function look<Inputs extends object, Kind extends string>(
  title: string,
  kinds: readonly Kind[],
  rows: ($: { readonly [Name in keyof Inputs]-?: string }, dialect: Dialect) => Rows<Kind>,
): Look<Inputs, Kind> {
  const counts = statement<Inputs, Counts<Kind>>(`check: ${title}`, ($, dialect) => {
    const { from, where = 'true', wrong } = rows($, dialect);
    const sums = kinds.map(
      (kind) => `COALESCE(sum(CASE WHEN ${wrong[kind]} THEN 1 ELSE 0 END), 0) AS ${kind}`,
    );
    return `SELECT ${['count(*) AS looked_at', ...sums].join(',\n')} FROM ${from} WHERE ${where}`;
  });
  const first = kinds.map((kind) => {
    const named = statement<Inputs & { readonly limit: number }, Place>(
      `check: first of ${title} by ${kind}`,
      ($, dialect) => {
        const { from, where = 'true', wrong, chat, sequence } = rows($, dialect);
        return `
          SELECT r.owner, ${chat} AS chat_id, ${sequence} AS sequence FROM ${from}
          WHERE ${where} AND (${wrong[kind]}) ORDER BY 1, 2, 3 LIMIT ${$.limit}`;
      },
    );
    return [kind, named];
  });
  return { counts, first: Object.fromEntries(first) as Look<Inputs, Kind>['first'] };
}
