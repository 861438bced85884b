import type { Feed, Request } from './feed';

/** Events for one who follows, in batches, as fast as they are asked for. */
export interface Following<Event> {
  /** @returns undefined at the end. */
  next(): Promise<readonly Event[] | undefined>;
  /** Ends it, also for somebody who is waiting. */
  end(): void;
}

export interface FollowingOptions<Event> {
  /** What is told at once. */
  readonly first: readonly Event[];
  readonly feed: Feed<Event>;
  /** The number up to which everything is known. */
  readonly since: number;
  /** Called once, when it has ended. */
  readonly ended: () => void;
}

/** Follows a feed from a number on. */
export function follow<Event>(options: FollowingOptions<Event>): Following<Event> {
  const { feed, ended } = options;
  let first: readonly Event[] | undefined = options.first;
  let { since } = options;
  let request: Request<Event> | undefined;
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    request?.withdraw();
    ended();
  };
  return {
    end,
    async next() {
      if (first) {
        const events = first;
        first = undefined;
        return events;
      }
      if (over) return undefined;
      request = feed.next(since);
      const batch = await request.batch;
      if (!batch) return undefined;
      since = batch.to;
      if (batch.last) end();
      return batch.events;
    },
  };
}
