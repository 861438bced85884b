import type { Query } from '../query';
import type { Tx } from '../tx';
import type { Dialect } from './dialect';

/** What a statement runs on: a connection's `query` and the SQL it speaks. */
export interface On {
  readonly dialect: Dialect;
  readonly query: Query;
}

/** For each input the placeholder that stands for it in the text. */
type Placeholders<Inputs> = { readonly [Name in keyof Inputs]-?: string };

/** A named statement with named inputs, the same for both databases but for their spelling. */
interface Named {
  readonly title: string;
  /** Its text, as the database of this dialect gets it. */
  readonly text: (dialect: Dialect) => string;
}

/** A statement that gives rows. */
export interface Statement<Inputs extends object, Row extends object> extends Named {
  (on: On, inputs: Inputs): Promise<Row[]>;
}

/** A statement that gives none. It may be carried out with those that follow it in its transaction. */
export interface Command<Inputs extends object> extends Named {
  (tx: Pick<Tx, 'dialect' | 'run'>, inputs: Inputs): Promise<void>;
}

type Write<Inputs> = ($: Placeholders<Inputs>, dialect: Dialect) => string;

/** Every statement, by its title; a golden file shows them all. */
export const statements = new Map<string, Named>();

/**
 * Declares a statement. Its text is written once for each dialect; the inputs
 * are numbered where they first stand in it.
 */
export function statement<Inputs extends object, Row extends object>(
  title: string,
  write: Write<Inputs>,
): Statement<Inputs, Row> {
  return declare(title, write, ({ query }: On, sql, bind) => query<Row>(sql, bind));
}

/** Declares a statement that gives no rows, in the same way. */
export function command<Inputs extends object>(
  title: string,
  write: Write<Inputs>,
): Command<Inputs> {
  return declare(title, write, ({ run }: Parameters<Command<Inputs>>[0], sql, bind) =>
    run(sql, bind),
  );
}

function declare<Inputs extends object, On extends { readonly dialect: Dialect }, Result>(
  title: string,
  write: Write<Inputs>,
  send: (on: On, sql: string, bind: unknown[]) => Result,
) {
  const written = new Map<Dialect, Written>();
  const textFor = (dialect: Dialect): Written => {
    const known = written.get(dialect) ?? writeFor(dialect, write as never);
    written.set(dialect, known);
    return known;
  };
  const made = Object.assign(
    (on: On, inputs: Inputs) => {
      const { sql, names } = textFor(on.dialect);
      return send(
        on,
        sql,
        names.map((name) => {
          const value: unknown = inputs[name as keyof Inputs];
          return Array.isArray(value) ? on.dialect.list(value as string[]) : value;
        }),
      );
    },
    { title, text: (dialect: Dialect) => textFor(dialect).sql },
  );
  if (statements.has(title)) throw new Error(`There are two statements called ${title}.`);
  statements.set(title, made);
  return made;
}

interface Written {
  readonly sql: string;
  /** The inputs in the order of their numbers. */
  readonly names: readonly string[];
}

function writeFor(
  dialect: Dialect,
  write: ($: Record<string, string>, dialect: Dialect) => string,
): Written {
  const names: string[] = [];
  const placeholders = new Proxy<Record<string, string>>(
    {},
    {
      get: (_target, name: string) => {
        if (!names.includes(name)) names.push(name);
        return `$${names.indexOf(name) + 1}`;
      },
    },
  );
  const sql = write(placeholders, dialect)
    .trim()
    .replace(/\s*\n\s*/g, '\n  ');
  // A dialect may leave an input out, and SQLite takes no value that has no place.
  const placed = names.filter((_, i) => new RegExp(`\\$${i + 1}\\b`).test(sql));
  const renumbered = sql.replace(
    /\$(\d+)/g,
    (_, number) => `$${placed.indexOf(names[Number(number) - 1]!) + 1}`,
  );
  return { sql: renumbered, names: placed };
}
