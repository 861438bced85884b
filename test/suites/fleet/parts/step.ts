import type { Findings } from '../../faults/check';

/** What a request was for. */
export type Kind = 'write' | 'read';

/** What came of a request: a status, one that the proxy has made up, or a connection that ended. */
export type Outcome = number | 'proxy' | 'cut';

/** One step of a roll-out, and what clients saw of it. */
export class Step {
  readonly outcomes = new Map<Outcome, number>();
  /** Milliseconds of the longest time in which nothing of a kind succeeded for anybody. */
  readonly longest: Record<Kind, number> = { write: 0, read: 0 };
  /** Milliseconds that one client has waited at most until it was answered, all its tries together. */
  slowest = 0;
  /** Streams that ended. */
  streamsLost = 0;
  /** Milliseconds of the longest silence on a stream. */
  silence = 0;
  /** Milliseconds that the step itself took. */
  took = 0;
  /** What lay in the database after it. */
  findings: Findings | undefined;
  readonly #last: Record<Kind, number> = { write: performance.now(), read: performance.now() };
  #over = false;

  constructor(readonly name: string) {}

  get requests(): number {
    return [...this.outcomes.values()].reduce((sum, count) => sum + count, 0);
  }

  count(outcome: Outcome): number {
    return this.outcomes.get(outcome) ?? 0;
  }

  /** Replies that a deployment must not give. */
  get otherwise(): string[] {
    const fine = (outcome: Outcome) =>
      outcome === 'cut' || outcome === 503 || (typeof outcome === 'number' && outcome < 300);
    return [...this.outcomes]
      .filter(([outcome]) => !fine(outcome))
      .map(([outcome, count]) => `${count} × ${outcome}`);
  }

  /** Notes what came of one try. */
  note(kind: Kind, outcome: Outcome): void {
    this.outcomes.set(outcome, this.count(outcome) + 1);
    if (typeof outcome === 'number' && outcome < 300) this.#gap(kind, true);
  }

  /** Notes what a client has waited, and how long a stream was silent; in milliseconds. */
  waited(ms: number): void {
    this.slowest = Math.max(this.slowest, ms);
  }

  silent(ms: number): void {
    if (!this.#over) this.silence = Math.max(this.silence, ms);
  }

  /** Whether something of every kind has succeeded since a moment. */
  succeededSince(moment: number): boolean {
    return Object.values(this.#last).every((last) => last > moment);
  }

  /** From here on nothing is missed: the load is taken away. */
  end(): void {
    for (const kind of ['write', 'read'] as const) this.#gap(kind, false);
    this.#over = true;
  }

  #gap(kind: Kind, succeeded: boolean): void {
    const now = performance.now();
    if (!this.#over) this.longest[kind] = Math.max(this.longest[kind], now - this.#last[kind]);
    if (succeeded) this.#last[kind] = now;
  }
}
