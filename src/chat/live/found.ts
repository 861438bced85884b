/** Events in order. */
export interface News<Event> {
  readonly events: readonly Event[];
  /** Whether nothing can follow. */
  readonly last: boolean;
}

/** What has changed since some number, as one look has found it. */
export interface Found<Event> {
  /** Everything up to this number has been found. */
  readonly to: number;
  /** Whether there is more to be found behind it. */
  readonly more: boolean;
  /**
   * What somebody has to be told who knows everything up to `since`.
   * @param holds whether they hold all that the feed itself has come to.
   * @returns undefined where this look has not found enough to say.
   */
  after(since: number, holds: boolean): News<Event> | undefined;
  /** Called when the feed has come to `to`. */
  passed(): void;
}

/**
 * Looks for what has changed since a number.
 * @param holds whether only those ask who hold all that the feed has come to.
 */
export type Look<Event> = (from: number, holds: boolean) => Promise<Found<Event>>;

/** News, and the number to which they lead. */
export interface Batch<Event> extends News<Event> {
  readonly to: number;
  /** Whether there was more to be found. */
  readonly more: boolean;
}

/** How far somebody has come who follows. */
export interface Place {
  /** The number up to which everything is known. */
  readonly since: number;
  /**
   * Whether every object is held as it was then. Who has come here by parts may lack
   * one that was already beyond this number when they were told of the others.
   */
  readonly whole: boolean;
}

/** A wish for the next batch, which can be withdrawn: then there is none. */
export interface Wish<Event> {
  readonly batch: Promise<Batch<Event> | undefined>;
  withdraw(): void;
}
