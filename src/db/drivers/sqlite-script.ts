/**
 * Characters. A longer statement is better prepared once and given its values
 * than read anew each time, and takes longer than the way to the other thread.
 */
const LONGEST = 10_000;

/**
 * Statements that give no rows, collected in order to be sent to SQLite as one
 * text. Each call of the driver crosses to another thread and back, which takes
 * longer than most statements: an append with one client waited for eight of
 * them, and now waits for four. SQLite stops at the first statement that fails,
 * so that a COMMIT at the end is not reached.
 */
export class Script {
  #statements: string[] = [];
  #length = 0;

  /** @returns whether it was added; what is too long, or has other values, has to be sent by itself. */
  add(sql: string, bind: readonly unknown[]): boolean {
    const values = bind.map(literal);
    const length = values.reduce<number>(
      (sum, value) => sum + (value?.length ?? LONGEST),
      sql.length,
    );
    if (this.#length + length > LONGEST) return false;
    this.#length += length;
    this.#statements.push(sql.replace(/\$(\d+)/g, (_, number: string) => values[+number - 1]!));
    return true;
  }

  /** Takes everything out. */
  take(): readonly string[] {
    this.#length = 0;
    return this.#statements.splice(0);
  }
}

/** A value as SQL. A text has no escapes but for the quote (https://sqlite.org/lang_expr.html). */
function literal(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  // The text of a statement would end at U+0000; JSON, in which texts come, has none.
  return value.includes('\0') ? undefined : `'${value.replaceAll("'", "''")}'`;
}
