import { NetworkError, ProblemError } from '../problems.js';
import { backoff, pause } from './pause.js';

/** What may pass by itself: the server or something in between is away, or has too much to do. */
const PASSING = [408, 429, 500, 502, 503, 504];

/** Whether what has failed may succeed when it is tried again later. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof NetworkError ||
    (error instanceof ProblemError && PASSING.includes(error.status))
  );
}

/**
 * Tries until it succeeds, with growing pauses, for as long as what goes wrong may pass by itself.
 * @param patience milliseconds after which the latest error is thrown all the same.
 */
export async function persist<Result>(
  tryOnce: () => Promise<Result>,
  signal?: AbortSignal,
  patience = Infinity,
): Promise<Result> {
  const begun = Date.now();
  for (let failures = 0; ; failures += 1) {
    try {
      return await tryOnce();
    } catch (error) {
      if (!isPassing(error) || Date.now() - begun > patience) throw error;
      const told = error instanceof ProblemError ? (error.retry_after ?? 0) : 0;
      await pause(told * 1_000 + backoff(failures), signal);
      signal?.throwIfAborted();
    }
  }
}
