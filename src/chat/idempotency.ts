import { createHash } from 'node:crypto';

/** What a client sent to make a request safe to repeat. */
export interface Idempotency {
  readonly key: string;
  /** Tells one payload from another: SHA-256 in hexadecimal. */
  readonly hash: string;
}

/** What a repeatable write made. */
export interface Made<T> {
  readonly made: T;
  /** Whether it had been made before, under the same idempotency key. */
  readonly replayed: boolean;
}

/**
 * The fingerprint of a payload compared as a JSON value: the order of keys and
 * white space do not count.
 * @param operation keeps two operations apart that share a key.
 */
export function fingerprint(operation: string, payload: unknown): string {
  return createHash('sha256')
    .update(operation)
    .update('\n')
    .update(canonical(payload))
    .digest('hex');
}

/** JSON that is the same for equal values: the order of keys does not count. */
export function canonical(payload: unknown): string {
  return JSON.stringify(payload ?? null, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
