/** What stands for no value in the format of COPY. */
export const NULL = '\\N';

/** Bytes in one piece. */
const CHUNK = 256 * 1_024;
/** No row is longer. */
const ROW = 64 * 1_024;

/** Collects lines of ASCII in large pieces. */
export class Lines {
  #bytes = Buffer.allocUnsafe(CHUNK + ROW);
  #at = 0;
  readonly #before: Buffer[] = [];

  /** Whether it is time to take what there is. */
  get full(): boolean {
    return this.#at >= CHUNK;
  }

  get length(): number {
    return this.#at;
  }

  add(text: string): void {
    if (this.#at + text.length > this.#bytes.length) this.#before.push(this.take());
    this.#at += this.#bytes.write(text, this.#at, 'latin1');
  }

  copy(from: Buffer, start: number, length: number): void {
    this.#at += from.copy(this.#bytes, this.#at, start, start + length);
  }

  /** Takes what was collected since the last time. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#at);
    this.#bytes = Buffer.allocUnsafe(CHUNK + ROW);
    this.#at = 0;
    return taken;
  }

  /** Everything, where nothing was taken before. */
  all(): readonly Buffer[] {
    return [...this.#before, this.#bytes.subarray(0, this.#at)];
  }
}

/** A time as PostgreSQL reads it, in milliseconds since 1970. */
export function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
