/** What is looked at of an event. */
export interface Numbered {
  readonly event: string;
  readonly id?: string;
  readonly data: { readonly revision: number };
}

/**
 * Watches the numbers of the events of one connection: the stream begins where it
 * was asked to, and from then on the numbers only grow. Those that belong to the
 * same change share one, and the last of them has it as its `id`.
 */
export class EventOrder {
  #last: number | undefined;
  #latest = 0;
  /** The number whose last event has not come yet. */
  #open: number | undefined;

  /** @param since the id that was sent to the server. */
  constructor(private readonly since: string) {}

  /** @returns what is wrong with the next event. */
  take({ event, id, data: { revision } }: Numbered): string | undefined {
    const before = this.#last;
    if (before === undefined) {
      this.#last = this.#latest = Number(id);
      if (event === 'ready' && id === this.since) return undefined;
      return `asked for ${this.since}, the stream begins with ${event} ${id}`;
    }
    const [latest, open] = [this.#latest, this.#open];
    this.#latest = revision;
    this.#open = id === undefined ? revision : undefined;
    if (id !== undefined) this.#last = revision;
    if (id !== undefined && id !== String(revision)) return `${event} ${revision} has the id ${id}`;
    if (open !== undefined && open !== revision) return `no event ended the change ${open}`;
    if (revision <= before || revision < latest)
      return `${event} ${revision} came after ${latest}, the id before was ${before}`;
    return undefined;
  }
}
