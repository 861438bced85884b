import { setTimeout as wait } from 'node:timers/promises';
import type { Serving } from './fault';
import type { CutOff, Follower } from './follower';

/** Milliseconds before a follower connects again to where there is no server. */
const AGAIN = 20;
/** Streams that may be lost one after the other. */
const TRIES = 500;

/** What has become of streams. */
export class Streams {
  cutOff = 0;
  /** Ended by themselves, or never begun. */
  lost = 0;
}

/**
 * Follows on one server after the other and is cut off, again and again.
 * @param servers of which one may be gone or be replaced meanwhile.
 * @param work until it is over; at least once.
 */
export async function cutAgain(
  follower: Follower,
  servers: readonly Pick<Serving, 'server'>[],
  work: { readonly over: boolean },
  streams: Streams,
): Promise<void> {
  let [cuts, tries] = [0, 0];
  while (cuts === 0 || !work.over) {
    const { url } = servers[follower.streams % servers.length]!.server;
    if (await follower.follow(url, anywhere())) {
      streams.cutOff += 1;
      cuts += 1;
      tries = 0;
    } else {
      streams.lost += 1;
      tries += 1;
      await wait(AGAIN);
    }
    if (tries === TRIES) throw new Error(`no server keeps a stream open in ${TRIES} tries`);
  }
}

/** In the middle of an event as well as between two, and in the very first as well as later. */
function anywhere(): CutOff {
  const ms = Math.random() * 250;
  return Math.random() < 0.5 ? { ms } : { ms, bytes: Math.ceil(10 ** (1 + Math.random() * 4)) };
}
