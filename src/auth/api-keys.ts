import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Authenticator } from './identity';

/** A key, and whose chats it opens. */
export interface ApiKey {
  readonly owner: string;
  readonly key: string;
}

/**
 * Knows the keys of a list. Only their digests are kept, under a secret of this
 * process, and a token is compared with each of them in the same time, whichever
 * it is.
 */
export function apiKeys(keys: readonly ApiKey[]): Authenticator {
  const secret = randomBytes(32).toString('base64');
  const digest = (text: string) => hash('sha256', secret + text, 'buffer');
  const known = keys.map(({ owner, key }) => ({ identity: { owner }, digest: digest(key) }));
  return {
    identify(token) {
      const asked = digest(token);
      let found;
      for (const { identity, digest: one } of known)
        if (timingSafeEqual(one, asked)) found = identity;
      return found;
    },
  };
}
