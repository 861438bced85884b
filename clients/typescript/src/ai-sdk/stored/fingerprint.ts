import { named } from './ids.js';

const NAMESPACE = '6ba7b812-9dad-11d1-80b4-00c04fd430c8';

/** A value as JSON in which the order of keys does not count. */
export function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Whether two values are the same as JSON. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** 36 characters that stand for a value as JSON, so that what is stored need not be held to compare. */
export function fingerprint(value: unknown): string {
  return named(NAMESPACE, canonical(value) ?? '');
}
