/** What was measured, and by which commands; `docs/scale-figures.json` holds it. */
export interface Figures {
  /** Which run it is of. */
  readonly run: string;
  /** Messages of the database. */
  readonly messages: number;
  /** Bytes that PostgreSQL takes for a message, and those of all its indexes among them. */
  readonly bytes: { readonly all: number; readonly indexes: number };
  /** Requests a second of one server with 32 clients. */
  readonly appends: number;
  readonly pages: number;
  readonly pagesUncached: number;
  readonly lists: number;
  readonly unchanged: number;
  /** Writes a second of one primary, through one server's stores, and bytes of log for each. */
  readonly writes: number;
  readonly logBytes: number;
  /** Seconds for a million messages. */
  readonly vacuum: number;
  readonly migrations: Readonly<Record<string, number>>;
}

/** What people do. None of it was measured: put in your own. */
export const PEOPLE = {
  /** Share of the owners who are there on a day. */
  active: 0.1,
  /** Questions of each of them. */
  questions: 10,
  /** Writes for a question and its answer: one, one that begins the answer, 20 pieces, one that ends it. */
  writes: 23,
  /** Reads: a page, a list, three looks at what has not changed. */
  reads: 5,
  /** Share of the day that is the busiest hour's. */
  busiest: 0.1,
  /** How much of what was measured is planned with, so that something is left. */
  planned: 0.5,
};

/** What one machine is allowed to hold, so that it can be restored in hours. */
export const BOUNDS = {
  /** Bytes of one primary. */
  primary: 2e12,
  /** Bytes a second of `pg_restore` or a copy. */
  restoring: 200e6,
  /** Connections of one server: `DATABASE_POOL_SIZE`, one that writes, one that listens. */
  connections: 12,
};

/** Assumed prices a month, in dollars, and copies of everything: a primary and a standby. */
export const PRICES = { gigabyte: 0.1, core: 25, copies: 2, coresAMachine: 4 };

export const HOUR = 3_600;
export const OWNERS = [1_000, 1_000_000, 100_000_000] as const;

/** What so many owners do. */
export function demand(owners: number, { bytes }: Pick<Figures, 'bytes'>) {
  const questions = owners * PEOPLE.active * PEOPLE.questions;
  const peak = (aDay: number) => (aDay * PEOPLE.busiest) / HOUR;
  return {
    messagesADay: 2 * questions,
    messagesAYear: 2 * questions * 365,
    writes: peak(questions * PEOPLE.writes),
    reads: peak(questions * PEOPLE.reads),
    bytesAYear: 2 * questions * 365 * bytes.all,
  };
}

/** What it takes to serve them, after a year. */
export function need(owners: number, figures: Figures) {
  const { writes, reads, bytesAYear } = demand(owners, figures);
  const able = PEOPLE.planned;
  const byWrites = writes / (figures.writes * able);
  const bySize = bytesAYear / BOUNDS.primary;
  const shards = Math.max(1, Math.ceil(Math.max(byWrites, bySize)));
  // A server's time goes to writes and to reads alike: the shares of it add up.
  const busy = (writes / figures.appends + reads / figures.pagesUncached) / able;
  const servers = Math.max(2, Math.ceil(busy));
  const machines = servers + PRICES.copies * shards;
  return {
    byWrites,
    bySize,
    shards,
    servers,
    connections: servers * BOUNDS.connections,
    disk: (bytesAYear / 1e9) * PRICES.copies * PRICES.gigabyte,
    cores: machines * PRICES.coresAMachine * PRICES.core,
  };
}
