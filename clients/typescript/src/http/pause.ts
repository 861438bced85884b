import { scope } from '../scope.js';

/**
 * Waits, until `signal` is aborted or, where a browser tells so, the network is back.
 * @param ms milliseconds.
 */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      scope.removeEventListener?.('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    scope.addEventListener?.('online', done);
    if (signal?.aborted) done();
  });
}

/**
 * Milliseconds before the next try: twice as many each time, from `first` to `most`, less a random
 * part of up to a half, so that those who were cut off together do not come back together.
 */
export function backoff(attempt: number, first = 250, most = 10_000): number {
  return Math.min(most, first * 2 ** attempt) * (1 - Math.random() / 2);
}
