import { Unavailable } from '../../db/failures';

/** What has changed since some number, as one look has found it. */
export interface Found<Event> {
  /** Everything up to this number has been found. */
  readonly to: number;
  /** Whether there is more to be found behind it. */
  readonly more: boolean;
  /**
   * What somebody has to be told who knows everything up to `since`.
   * @param atHead whether that is as far as the feed itself had come.
   */
  after(since: number, atHead: boolean): News<Event>;
  /** Called when the feed has come to `to`. */
  passed(): void;
}

/** Events in order. */
export interface News<Event> {
  readonly events: readonly Event[];
  /** Whether nothing can follow. */
  readonly last: boolean;
}

/** News, and the number to which they lead. */
export interface Batch<Event> extends News<Event> {
  readonly to: number;
}

/** Looks for what has changed since a number; `atHead` if only those ask who have come as far as the feed. */
export type Look<Event> = (from: number, atHead: boolean) => Promise<Found<Event>>;

interface Waiter<Event> {
  since: number;
  readonly resolve: (batch: Batch<Event> | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** A request for a batch, which can be withdrawn: then there is none. */
export interface Request<Event> {
  readonly batch: Promise<Batch<Event> | undefined>;
  withdraw(): void;
}

/** Milliseconds after which it is tried again where the database did not answer. */
const AGAIN = 1_000;

/**
 * The changes of one thing for all who follow it. Each asks for what is behind
 * the number that it has come to, when it is ready for it; all who have come as
 * far share one look at the database, and the very same events. Whoever is
 * behind gets the state as it is now instead of every step.
 */
export class Feed<Event> {
  /** How far another has heard that the changes have come. */
  #known: number;
  #working = false;
  #waiting = new Set<Waiter<Event>>();

  /** @param position how far the changes have come now. */
  constructor(
    private position: number,
    private readonly look: Look<Event>,
    private readonly failed: (error: unknown) => void,
  ) {
    this.#known = position;
  }

  /** How far it has come. */
  get head(): number {
    return this.position;
  }

  /** Says that the changes have come to this number. */
  ring(revision: number): void {
    this.#known = Math.max(this.#known, revision);
    void this.#work();
  }

  /**
   * Asks for what is behind a number; it comes when there is something.
   * @throws (from the batch) when what is stored cannot be read.
   */
  next(since: number): Request<Event> {
    let waiter: Waiter<Event>;
    const batch = new Promise<Batch<Event> | undefined>((resolve, reject) => {
      waiter = { since, resolve, reject };
      this.#waiting.add(waiter);
    });
    if (since !== this.position || this.#known > this.position) void this.#work();
    return {
      batch,
      withdraw: () => {
        this.#waiting.delete(waiter);
        waiter.resolve(undefined);
      },
    };
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    await Promise.resolve(); // whoever asks in the same turn is served by the same look
    for (let from = this.#from(); from !== undefined; from = this.#from())
      try {
        await this.#lookFrom(from);
      } catch (error) {
        await this.#fail(error as Error);
      }
    this.#working = false;
  }

  /** What is unavailable is tried again; who waits for what cannot be had is told so. */
  async #fail(error: Error): Promise<void> {
    if (error instanceof Unavailable) {
      this.failed(error);
      await new Promise((resolve) => setTimeout(resolve, AGAIN).unref());
      return;
    }
    for (const waiter of this.#waiting) waiter.reject(error);
    this.#waiting.clear();
  }

  /** Where to look from, those first who are at the head; undefined while nobody could be told anything. */
  #from(): number | undefined {
    const { position } = this;
    const news = this.#known > position;
    let from = Infinity;
    for (const { since } of this.#waiting) {
      if (since > position || (news && since === position)) return position;
      if (since < position) from = Math.min(from, since);
    }
    return from === Infinity ? undefined : from;
  }

  async #lookFrom(from: number): Promise<void> {
    const known = this.#known;
    const asked = [...this.#waiting].filter(({ since }) => since >= from);
    const atHead = asked.every(({ since }) => since === this.position);
    const found = await this.look(from, atHead);
    this.#serve(found, from, atHead);
    if (found.to > this.position) {
      this.position = found.to;
      found.passed();
    }
    if (found.more) return;
    // What was announced or asked for, and is not there, is not waited for.
    if (this.#known === known) this.#known = Math.min(known, this.position);
    for (const waiter of asked) waiter.since = Math.min(waiter.since, found.to);
  }

  #serve(found: Found<Event>, from: number, atHead: boolean): void {
    const batches = new Map<number, Batch<Event>>();
    for (const waiter of this.#waiting) {
      const { since } = waiter;
      if (since < from || since >= found.to || (atHead && since !== this.position)) continue;
      const batch = batches.get(since) ?? this.#batch(found, since);
      batches.set(since, batch);
      if (batch.events.length === 0 && !batch.last) waiter.since = found.to;
      else {
        this.#waiting.delete(waiter);
        waiter.resolve(batch);
      }
    }
  }

  #batch(found: Found<Event>, since: number): Batch<Event> {
    return { to: found.to, ...found.after(since, since === this.position) };
  }
}
