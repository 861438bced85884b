import type { Logger } from 'pino';

/** A person at a terminal, a supervisor, and a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds within which a second SIGINT is the same Ctrl-C, as npm passes it on once more. */
const SAME = 1_000;

/**
 * Waits for the first signal that asks the process to end. Whatever comes after
 * it leaves the drain alone, except for a second Ctrl-C.
 * @param cutOff ends what is still open.
 */
export function awaitStop(logger: Logger, cutOff: () => void): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let interrupted: number | undefined;
    for (const signal of SIGNALS)
      process.on(signal, () => {
        resolve(signal);
        if (signal !== 'SIGINT') return;
        interrupted ??= performance.now();
        if (performance.now() - interrupted < SAME) return;
        logger.warn({ signal }, 'cutting off');
        cutOff();
      });
  });
}
