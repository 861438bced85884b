import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from '../failures';

/** How long anything waits for another process to release its lock, in milliseconds. */
export const BUSY_TIMEOUT = 5_000;

/** Milliseconds between two tries to begin. */
const AGAIN = 1;
/** Milliseconds that the others are given when this process has just released the lock. */
const TURN = 2;
/** For how many milliseconds after it was found taken the lock counts as shared. */
const SHARED = 1_000;

/**
 * Tries again what another process's lock has stopped, for as long as a lock is waited for.
 * @param between is done before each further try.
 * @throws what the last try has thrown.
 */
export async function patiently(
  work: () => Promise<unknown>,
  between: () => Promise<unknown>,
): Promise<void> {
  const patience = performance.now() + BUSY_TIMEOUT;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      const busy = codeOf(error as Error) === 'SQLITE_BUSY';
      if (!busy || performance.now() > patience) throw error;
      await between();
    }
  }
}

/**
 * The lock of those who write one file. SQLite's own way to wait for it is to sleep
 * longer and longer, up to a tenth of a second, while whoever has just released it
 * takes it again at once: the other process starves. Here it is tried every
 * millisecond, and while somebody else wants it too, each leaves the others a moment
 * after its turn.
 */
export class WriteLock {
  #shared = -Infinity;
  #released = -Infinity;

  /** @param begin fails at once where the lock is taken. @throws as it does, after {@link BUSY_TIMEOUT}. */
  async take(begin: () => Promise<unknown>): Promise<void> {
    const now = performance.now();
    const rest = this.#released + TURN - now;
    if (rest > 0 && now - this.#shared < SHARED) await wait(rest);
    await patiently(begin, () => {
      this.#shared = performance.now();
      return wait(AGAIN);
    });
  }

  released(): void {
    this.#released = performance.now();
  }
}
