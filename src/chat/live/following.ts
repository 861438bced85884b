import type { Feed } from './feed';
import type { Place, Wish } from './found';

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
  readonly place: Place;
  /** Called once, when it has ended. */
  readonly ended: () => void;
}

/** Follows a feed from a place on. */
export function follow<Event>(options: FollowingOptions<Event>): Following<Event> {
  const { feed, ended } = options;
  let first: readonly Event[] | undefined = options.first;
  let { place } = options;
  let wish: Wish<Event> | undefined;
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    wish?.withdraw();
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
      wish = feed.next(place);
      const batch = await wish.batch;
      if (!batch) return undefined;
      place = { since: batch.to, whole: place.whole || !batch.more };
      if (batch.last) end();
      return batch.events;
    },
  };
}
