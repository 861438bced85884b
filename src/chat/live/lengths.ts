/** How much of an answer in progress its followers hold. */
export interface Length {
  /** Code points of its content. */
  readonly points: number;
  /** The revision of the message that has them. */
  readonly revision: number;
}

/** The lengths of a chat's answers in progress, by their sequence. */
export class Lengths {
  readonly #lengths: Map<number, Length>;
  #line = 0;

  /** @param live `[sequence, code points, revision]` of each, as JSON. */
  constructor(live: string) {
    const rows = JSON.parse(live) as [sequence: number, points: number, revision: number][];
    this.#lengths = new Map(
      rows.map(([sequence, points, revision]) => [sequence, { points, revision }]),
    );
  }

  get(sequence: number): Length | undefined {
    return this.#lengths.get(sequence);
  }

  /** @param length undefined where the message is in progress no longer. */
  set(sequence: number, length: Length | undefined): void {
    if (length) this.#lengths.set(sequence, length);
    else this.#lengths.delete(sequence);
  }

  /** Forgets everything where the line has gone back: the database is one from before. */
  follow(line: number): void {
    if (line < this.#line) this.#lengths.clear();
    this.#line = line;
  }

  /** As the constructor takes them. */
  asJson(): string {
    const rows = [...this.#lengths].map(([sequence, { points, revision }]) => [
      sequence,
      points,
      revision,
    ]);
    return JSON.stringify(rows);
  }
}
