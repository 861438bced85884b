/** More growth than this, in bytes, is a leak. */
const MOST = 50 * 1_048_576;
/** Requests from which on growth tells of a leak; before, a heap still grows to its usual size. */
const LONG = 50_000;

interface Sample {
  /** Requests sent so far. */
  readonly sent: number;
  readonly bytes: number;
}

/**
 * The server's memory while it works. What counts is the least of a tenth of
 * the run: between two collections a heap holds any amount of garbage.
 */
export class Memory {
  readonly #samples: Sample[] = [];

  constructor(private readonly measure: () => number | undefined) {}

  sample(sent: number): void {
    const bytes = this.measure();
    if (bytes !== undefined) this.#samples.push({ sent, bytes });
  }

  get grewTooMuch(): boolean {
    return this.#sent >= LONG && this.#end - this.#begin > MOST;
  }

  get summary(): string {
    if (this.#samples.length === 0) return 'not known';
    const judged = this.#sent < LONG ? ` (judged from ${LONG} requests)` : '';
    return [
      `${megabytes(this.#begin)} at 10 %`,
      `${megabytes(this.#end)} at the end`,
      `growth ${megabytes(this.#end - this.#begin)}${judged}`,
    ].join(', ');
  }

  get #sent(): number {
    return this.#samples.at(-1)?.sent ?? 0;
  }

  get #begin(): number {
    return this.#least(0.1, 0.2);
  }

  get #end(): number {
    return this.#least(0.9, 1);
  }

  #least(from: number, to: number): number {
    const tenth = this.#samples.filter(
      ({ sent }) => sent >= from * this.#sent && sent <= to * this.#sent,
    );
    return Math.min(...tenth.map(({ bytes }) => bytes));
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
