import { useEffect, useState } from 'react';
import { useVisible } from './use-visible';

interface Follower<State> extends AsyncIterable<State> {
  close(): void;
}

/** The latest state of what is followed, and who follows it. */
export interface Followed<State, By> {
  readonly state?: State;
  readonly follower?: By;
  /** Why following ended, if it did. */
  readonly error?: unknown;
}

/**
 * Follows what `open` opens, for as long as the tab can be seen: a browser has six connections to a host
 * over HTTP/1.1, and tabs in the background would use them up. A tab that comes back catches up.
 * @param open the same function (`useCallback`) as long as the same is to be followed.
 */
export function useFollowed<State, By extends Follower<State>>(
  open: (() => By) | undefined,
): Followed<State, By> {
  const [followed, setFollowed] = useState<Followed<State, By> & { of?: () => By }>({});
  const visible = useVisible();

  useEffect(() => {
    if (!open || !visible) return;
    const follower = open();
    let ended = false;
    const read = async () => {
      for await (const state of follower) {
        if (ended) return;
        setFollowed({ state, follower, of: open });
      }
    };
    read().catch((error: unknown) => {
      if (!ended) setFollowed((last) => ({ ...last, error, of: open }));
    });
    return () => {
      ended = true;
      follower.close();
    };
  }, [open, visible]);

  return followed.of === open ? followed : {};
}
