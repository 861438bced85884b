/**
 * The owner's line of change, as far as any client knows it: numbers only grow,
 * and none is given twice.
 */
export class Line {
  /** The greatest number that was ever answered. */
  latest = 0;
  /** How many changes there were. */
  changes = 0;
  readonly #taken = new Map<number, string>();

  see(revision: number): void {
    this.latest = Math.max(this.latest, revision);
  }

  /**
   * Notes the number of a change.
   * @param by what has changed. @param since the latest number when the change was asked for.
   * @returns what is wrong with the number.
   */
  take(revision: number, by: string, since: number): string[] {
    this.changes += 1;
    this.see(revision);
    const other = this.#taken.get(revision);
    this.#taken.set(revision, by);
    return [
      ...(revision > since ? [] : [`the revision ${revision} of ${by} is not behind ${since}`]),
      ...(other === undefined || other === by
        ? []
        : [`the revision ${revision} of ${by} was given to ${other}`]),
    ];
  }

  /** Notes a change whose number nobody was told. */
  pass(): void {
    this.changes += 1;
  }
}
