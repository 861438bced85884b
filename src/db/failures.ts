import { types } from 'node:util';

/** The database cannot do its work now; the same request may succeed later. */
export class Unavailable extends Error {
  /**
   * @param message says what is amiss, for the log.
   * @param retryAfter seconds to wait before the next try.
   */
  constructor(
    message: string,
    readonly retryAfter = 1,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'Unavailable';
  }
}

/** A newer version has changed the tables, and this server can no longer do its work on them. */
export class Outdated extends Unavailable {
  /** @param migration that this version does not know. */
  constructor(migration: string, options?: ErrorOptions) {
    super(
      `A newer version has migrated the database (${migration}), and a server of this version cannot go on beside it. Start the newer one in its place.`,
      1,
      options,
    );
    this.name = 'Outdated';
  }
}

/** SQLite's result codes for a disk or a lock in trouble (https://sqlite.org/rescode.html). */
const SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|PROTOCOL|NOMEM)/;

/**
 * PostgreSQL's classes for a connection, resources, an operator or the system in
 * trouble, and a lost race that was tried often enough (PostgreSQL manual,
 * appendix A); 25006 is a server that only reads, as a standby does.
 */
const POSTGRES = /^(08|53|57|58)...$|^(40001|40P01|55P03|25006|25P03)$/;

/** What the network says. */
const NETWORK = /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOST\w+|ENET\w+|ENOTFOUND|EAI_AGAIN)$/;

/** The driver and the ORM tell of a lost or an unobtainable connection without a code. */
const LOST =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|Query read timeout)/;
const ORM =
  /^Sequelize(Connection\w*|HostNot\w+|AccessDenied|InvalidConnection|Timeout)Error$|^TimeoutError$/;

/** A lost race that the same transaction may win the next time: the rival has committed by then. */
const RACE = /^(40001|40P01|23505)$/;

type DriverError = Error & { readonly code?: unknown; readonly parent?: unknown };

/** Turns a driver's error into {@link Unavailable} where it is one, and leaves others as they are. */
export function failure(error: unknown): Error {
  if (!isError(error)) return new Error(String(error));
  if (error instanceof Unavailable) return error;
  const code = codeOf(error);
  const unavailable =
    [SQLITE, POSTGRES, NETWORK].some((pattern) => pattern.test(code)) ||
    LOST.test(error.message) ||
    ORM.test(error.name);
  return unavailable ? new Unavailable(error.message, 1, { cause: error }) : error;
}

/** Whether it is an error, also one that a driver has made outside of the context that this runs in, as jest's. */
export function isError(error: unknown): error is Error {
  return types.isNativeError(error) || error instanceof Error;
}

/** Whether a transaction that was undone may be tried again. */
export function mayRepeat(error: unknown): boolean {
  return isError(error) && RACE.test(codeOf(error));
}

/** The code that the driver gave, wherever the ORM has put it. */
export function codeOf({ code, parent, cause }: DriverError): string {
  if (typeof code === 'string') return code;
  const inner = parent ?? cause;
  return typeof inner === 'object' && inner !== null ? codeOf(inner as DriverError) : '';
}
