/** Writes a text as SQL. */
export type Quote = (text: string) => string;

/**
 * Statements that give no rows, collected in order to be sent as one text. Each
 * statement that is sent by itself costs a way to the database and back, which
 * takes longer than most statements: an append with one client waited for eight
 * of them. The database stops at the first statement that fails, so that a COMMIT
 * at the end is not reached.
 */
export class Script {
  #statements: string[] = [];
  #length = 0;

  /** @param longest characters that it may have. */
  constructor(
    private readonly quote: Quote,
    private readonly longest: number,
  ) {}

  /** @returns whether it was added; what is too long, or has other values, has to be sent by itself. */
  add(sql: string, bind: readonly unknown[]): boolean {
    const values = bind.map((value) => this.#literal(value));
    const length = values.reduce<number>(
      (sum, value) => sum + (value?.length ?? Infinity),
      sql.length,
    );
    if (this.#length + length > this.longest) return false;
    this.#length += length;
    this.#statements.push(sql.replace(/\$(\d+)/g, (_, number: string) => values[+number - 1]!));
    return true;
  }

  /** Takes everything out. */
  take(): readonly string[] {
    this.#length = 0;
    return this.#statements.splice(0);
  }

  /** A value as SQL; undefined where it cannot be written. */
  #literal(value: unknown): string | undefined {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
    if (typeof value !== 'string' || value.length > this.longest) return undefined;
    // The text of a statement would end at U+0000; JSON, in which texts come, has none.
    return value.includes('\0') ? undefined : this.quote(value);
  }
}
