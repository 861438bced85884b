import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Authenticator, Identity } from './identity';

/** Tokens that are remembered. */
const MOST = 10_000;
/** Milliseconds for which a token is not looked at again; a key that is withdrawn is good for no longer than that. */
const LONGEST = 60_000;

/**
 * Remembers which tokens were good, because a signature takes longer to check than
 * everything else about a request. One that has expired is good no longer.
 */
export function remembered(authenticator: Authenticator, clock: () => Date): Authenticator {
  const known = new LRUCache<string, Identity>({ max: MOST, ttl: LONGEST });
  return {
    identify(token) {
      const name = hash('sha256', token, 'base64');
      const before = known.get(name);
      if (before && !hasExpired(before, clock())) return before;
      return Promise.resolve(authenticator.identify(token)).then((identity) => {
        if (identity) known.set(name, identity);
        return identity;
      });
    },
  };
}

function hasExpired({ until }: Identity, now: Date): boolean {
  return until !== undefined && until <= now;
}
