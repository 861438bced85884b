import { hash, randomBytes } from 'node:crypto';
import type { Authenticator } from './identity';

/** A key, and whose chats it opens. */
export interface ApiKey {
  readonly owner: string;
  readonly key: string;
}

/**
 * Knows the keys of a list. Keys themselves are never compared, but their digests
 * under a secret of this process: nobody outside can tell the digest of what they
 * send, so how long a comparison takes tells them nothing about a key.
 */
export function apiKeys(keys: readonly ApiKey[]): Authenticator {
  const secret = randomBytes(32).toString('base64');
  const digest = (text: string) => hash('sha256', secret + text, 'base64');
  const known = new Map(keys.map(({ owner, key }) => [digest(key), { owner }]));
  return { identify: (token) => known.get(digest(token)) };
}
