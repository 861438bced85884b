/** What has been sent and answered so far. */
export class Tally {
  #sent = 0;
  readonly #statuses = new Map<string, Map<number, number>>();

  get sent(): number {
    return this.#sent;
  }

  /** By operation, or by what else was asked, the statuses with their counts. */
  get statuses(): ReadonlyMap<string, ReadonlyMap<number, number>> {
    return this.#statuses;
  }

  count(asked: string, status: number): void {
    this.#sent += 1;
    let row = this.#statuses.get(asked);
    if (!row) this.#statuses.set(asked, (row = new Map<number, number>()));
    row.set(status, (row.get(status) ?? 0) + 1);
  }
}
