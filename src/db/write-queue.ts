import { nextBatch, type Batching, type Queued } from './batch';
import { Unavailable } from './failures';
import { Lines, LinesMissing, type MovedLine } from './lines';
import { addLines } from './queries/owners';
import { writeAll, type Outcome, type SetWrite, type Writing } from './set-write';
import type { Transact } from './tx';

/** What the queue has to know of an item. */
export interface About<I> {
  /** Whose lines of change it may move on. */
  readonly owners?: (item: I) => readonly string[];
  /** How many bytes it holds. */
  readonly weigh?: (item: I) => number;
}

interface Job extends Writing, Queued {
  settle(outcome: Outcome<unknown>): void;
}

interface Written {
  readonly outcomes: readonly Outcome<unknown>[];
  readonly moved: readonly MovedLine[];
}

/** What an item weighs beside its bytes: an object or two, and its part of each statement. */
const ITEM = 1_000;
/** The weight that may wait; beyond it a client is told to come back. */
const LIMIT = 16_000_000;

/**
 * The only way to the writer: one transaction at a time, in the order of
 * arrival, or in that of each owner. What arrives while a transaction commits goes into the next one
 * together, so that many clients share one flush to disk. A client alone waits
 * for nobody.
 */
export class WriteQueue {
  #waiting: Job[] = [];
  #weight = 0;
  #working = false;
  #whenIdle: (() => void)[] = [];
  #committed: (lines: readonly MovedLine[]) => void = () => undefined;
  readonly #over: ((items: number, milliseconds: number) => void)[] = [];

  constructor(
    private readonly transact: Transact,
    private readonly batching: Batching = 'all',
  ) {}

  /** @param committed is told of every commit once it is durable: which lines have moved. */
  announceTo(committed: (lines: readonly MovedLine[]) => void): void {
    this.#committed = committed;
  }

  /** @param over is told how many items a transaction held, and how many milliseconds it took. */
  observe(over: (items: number, milliseconds: number) => void): void {
    this.#over.push(over);
  }

  /** How many items wait for the next transaction. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** What those weigh that wait, in bytes. */
  get weight(): number {
    return this.#weight;
  }

  /**
   * Makes a set-wise write callable with one item.
   * @returns a function that resolves when its item is on disk.
   * @throws Unavailable (from that function) when too many items wait.
   */
  for<I, R>(write: SetWrite<I, R>, { owners, weigh }: About<I> = {}) {
    return (item: I): Promise<R> =>
      new Promise<R>((resolve, reject) => {
        if (this.#weight > LIMIT) throw new Unavailable('Too many writes are waiting.');
        const weight = ITEM + (weigh?.(item) ?? 0);
        this.#weight += weight;
        this.#waiting.push({
          write: write as SetWrite<unknown, unknown>,
          item,
          owners: owners?.(item) ?? [],
          weight,
          settle: (outcome) =>
            'error' in outcome ? reject(outcome.error) : resolve(outcome.value as R),
        });
        if (!this.#working) void this.#work();
      });
  }

  /** Resolves when nothing waits and nothing is being written. */
  idle(): Promise<void> {
    return this.#working ? new Promise((done) => this.#whenIdle.push(done)) : Promise.resolve();
  }

  async #work(): Promise<void> {
    this.#working = true;
    while (this.#waiting.length > 0) await this.#commit(this.#next());
    this.#working = false;
    for (const done of this.#whenIdle.splice(0)) done();
  }

  /** What goes into the next transaction: one item at least. */
  #next(): readonly Job[] {
    const { batch, rest } = nextBatch(this.#waiting, this.batching);
    this.#waiting = rest;
    for (const { weight } of batch) this.#weight -= weight;
    return batch;
  }

  /**
   * Lines are made by a transaction of their own, which holds nothing that
   * another server could be waiting for.
   */
  async #write(jobs: readonly Job[]): Promise<Written> {
    const owners = new Set(jobs.flatMap((job) => job.owners));
    try {
      return await this.transact(async (tx) => {
        const lines = await Lines.lock(owners, tx);
        const outcomes = await writeAll(jobs, { ...tx, lines });
        return { outcomes, moved: await lines.store(tx) };
      });
    } catch (error) {
      if (!(error instanceof LinesMissing)) throw error;
      await this.transact((tx) => addLines(tx, { owners: JSON.stringify([...owners]) }));
      return this.#write(jobs);
    }
  }

  async #timed(jobs: readonly Job[]): Promise<Written> {
    const begun = performance.now();
    try {
      return await this.#write(jobs);
    } finally {
      const milliseconds = performance.now() - begun;
      for (const over of this.#over) over(jobs.length, milliseconds);
    }
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    try {
      const { outcomes, moved } = await this.#timed(jobs);
      jobs.forEach((job, i) => job.settle(outcomes[i]!));
      if (moved.length > 0) queueMicrotask(() => this.#committed(moved));
    } catch (cause) {
      const error = cause as Error;
      // Nothing was stored. Find out which item was to blame, unless it was none of them.
      if (jobs.length > 1 && !(error instanceof Unavailable))
        for (const job of jobs) await this.#commit([job]);
      else jobs.forEach((job) => job.settle({ error }));
    }
  }
}
