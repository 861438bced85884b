import { Unavailable } from '../../db/failures';
import type { Batch, Found, Look, Place, Wish } from './found';

interface Waiter<Event> {
  since: number;
  readonly whole: boolean;
  readonly resolve: (batch: Batch<Event> | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Milliseconds after which it is tried again where the database did not answer. */
const AGAIN = 1_000;

/**
 * The changes of one thing for all who follow it. Each asks for what is behind
 * the place that it has come to, when it is ready for it; all who have come as
 * far share one look at the database, and the very same events. Whoever is
 * behind gets the state as it is now instead of every step.
 */
export class Feed<Event> {
  /** How often another has said that there is something new. */
  #rings = 0;
  /** The rings that every look so far has heard. */
  #heard = 0;
  /** Whether the last look was for those at the head. */
  #wasAtHead = false;
  #working = false;
  readonly #waiting = new Set<Waiter<Event>>();

  /** @param position how far the changes have come now. */
  constructor(
    private position: number,
    private readonly look: Look<Event>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** How far it has come. */
  get head(): number {
    return this.position;
  }

  /** Says that there is something new behind the head. */
  ring(): void {
    this.#rings += 1;
    void this.#work();
  }

  /**
   * Asks for what is behind a place; it comes when there is something.
   * @throws (from the batch) when what is stored cannot be read.
   */
  next({ since, whole }: Place): Wish<Event> {
    let waiter: Waiter<Event>;
    const batch = new Promise<Batch<Event> | undefined>((resolve, reject) => {
      waiter = { since, whole, resolve, reject };
      this.#waiting.add(waiter);
    });
    if (since !== this.position || this.#rings > this.#heard) void this.#work();
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
    for (let from = this.#from(); from !== undefined; from = this.#from()) await this.#try(from);
    this.#working = false;
  }

  /**
   * Where to look from: at the head when there is news, and in between from where
   * somebody has waited for the longest time; undefined while nobody could be told anything.
   */
  #from(): number | undefined {
    const { position } = this;
    let behind: number | undefined;
    let head = false;
    for (const { since } of this.#waiting) {
      if (since < position) behind ??= since;
      else if (since > position || this.#rings > this.#heard) head = true;
    }
    this.#wasAtHead = head && !(this.#wasAtHead && behind !== undefined);
    return this.#wasAtHead ? position : behind;
  }

  async #try(from: number): Promise<void> {
    const asked = [...this.#waiting].filter(({ since }) => since >= from);
    try {
      await this.#lookFrom(from, asked);
    } catch (error) {
      if (error instanceof Unavailable) {
        this.failed(error);
        await new Promise((resolve) => setTimeout(resolve, AGAIN).unref());
        return;
      }
      for (const waiter of asked) if (this.#waiting.delete(waiter)) waiter.reject(error as Error);
    }
  }

  async #lookFrom(from: number, asked: readonly Waiter<Event>[]): Promise<void> {
    const rings = this.#rings;
    const holds = asked.every((waiter) => this.#isAtHead(waiter));
    const found = await this.look(from, holds);
    this.#serve(found, from, holds);
    const isBack = !found.more && found.to < this.position; // the database is one from before
    if (found.to > this.position || isBack) {
      this.position = found.to;
      found.passed();
    }
    if (found.more) return;
    // What was announced before the look and is not there is not waited for.
    this.#heard = rings;
    for (const waiter of asked) waiter.since = Math.min(waiter.since, found.to);
  }

  #isAtHead({ since, whole }: Waiter<Event>): boolean {
    return whole && since === this.position;
  }

  /** @param holds whether the look was for those at the head alone. */
  #serve(found: Found<Event>, from: number, holds: boolean): void {
    const batches = new Map<string, Batch<Event> | undefined>();
    for (const waiter of this.#waiting) {
      const { since } = waiter;
      const head = this.#isAtHead(waiter);
      if (since < from || since >= found.to || (holds && !head)) continue;
      const name = `${since} ${head}`;
      if (!batches.has(name)) batches.set(name, batchOf(found, since, head));
      const batch = batches.get(name);
      if (!batch) continue;
      if (batch.events.length === 0 && !batch.last) waiter.since = found.to;
      else {
        this.#waiting.delete(waiter);
        waiter.resolve(batch);
      }
    }
  }
}

function batchOf<Event>(
  found: Found<Event>,
  since: number,
  head: boolean,
): Batch<Event> | undefined {
  const news = found.after(since, head);
  return news && { ...news, to: found.to, more: found.more };
}
