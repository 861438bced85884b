/** What has been sent and answered so far. */
export class Tally {
  #sent = 0;
  readonly #actions = new Set<string>();
  readonly #statuses = new Map<string, Map<number, number>>();

  get sent(): number {
    return this.#sent;
  }

  /** The names of those that have begun. */
  get actions(): ReadonlySet<string> {
    return this.#actions;
  }

  /** By operation, or by what else was asked, the statuses with their counts. */
  get statuses(): ReadonlyMap<string, ReadonlyMap<number, number>> {
    return this.#statuses;
  }

  begin(action: string): void {
    this.#actions.add(action);
  }

  count(asked: string, status: number): void {
    this.#sent += 1;
    let row = this.#statuses.get(asked);
    if (!row) this.#statuses.set(asked, (row = new Map<number, number>()));
    row.set(status, (row.get(status) ?? 0) + 1);
  }
}
