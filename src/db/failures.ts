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

/** SQLite's result codes for a disk or a lock in trouble (https://sqlite.org/rescode.html). */
const SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|PROTOCOL|NOMEM)/;

/** Turns a driver's error into {@link Unavailable} where it is one, and leaves others as they are. */
export function failure(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const code = codeOf(error);
  if (SQLITE.test(code)) return new Unavailable(error.message, 1, { cause: error });
  return error;
}

/** The code that the driver gave, wherever the ORM has put it. */
function codeOf(error: Error & { code?: unknown; parent?: unknown }): string {
  const { code, parent } = error;
  if (typeof code === 'string') return code;
  return parent instanceof Error ? codeOf(parent) : '';
}
