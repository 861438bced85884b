/** The revisions that clients were told of one thing, and the least that it can have now. */
export class Revisions {
  #floor = 0;
  /** In ascending order. */
  readonly #told: number[] = [];

  /** No reply to what is asked from now on may be older than this. */
  get floor(): number {
    return this.#floor;
  }

  /** It has, or had, this revision. */
  tell(revision: number): void {
    this.atLeast(revision);
    let at = this.#told.length;
    while (at > 0 && this.#told[at - 1]! > revision) at -= 1;
    if (this.#told[at - 1] !== revision) this.#told.splice(at, 0, revision);
  }

  /** Its revision was not told, but cannot be less than this. */
  atLeast(revision: number): void {
    this.#floor = Math.max(this.#floor, revision);
  }

  /** The latest that was told up to a number of the line; 0 where none was. */
  upTo(number: number): number {
    return this.#told.findLast((revision) => revision <= number) ?? 0;
  }
}
